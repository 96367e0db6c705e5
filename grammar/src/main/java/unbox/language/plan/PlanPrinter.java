package unbox.language.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.model.Expectation;
import unbox.language.model.Feature;
import unbox.language.model.Measure;
import unbox.language.model.ModelReference;
import unbox.language.plan.ExperimentPlan.Axis;
import unbox.language.syntax.Clause.AxisWord;

/** A plan for people: what will be made and where it goes. */
public final class PlanPrinter {
    private static final int LINE = 80;
    /** The caption of a call tells its parameters already. */
    private static final Set<String> WORDS = Stream.of(AxisWord.values()).map(AxisWord::word)
            .collect(Collectors.toUnmodifiableSet());

    private final Path folder;
    private final int most;

    /**
     * @param folder files below it are shown as seen from it
     * @param most how many pictures and grids of each experiment are listed
     */
    public PlanPrinter(Path folder, int most) {
        this.folder = folder.toAbsolutePath().normalize();
        this.most = most;
    }

    /** The plan as lines of text, each ending with a line feed. */
    public String print(Plan plan) {
        List<String> lines = new ArrayList<>(List.of("model    " + model(plan)));
        if (!plan.defaults().isEmpty()) {
            lines.add("assumed  " + plan.defaults().stream()
                    .map(each -> "%s %s (%s)".formatted(each.name(), each.value(), each.reason()))
                    .collect(Collectors.joining(", ")));
        }
        plan.experiments().forEach(experiment -> addExperiment(experiment, lines));
        if (plan.experiments().size() > 1) {
            lines.addAll(List.of("", count(plan.pictures(), "picture") + " in all"));
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String model(Plan plan) {
        Stream<String> saes = plan.autoencoders().stream().map(ModelReference::written);
        return Stream.concat(Stream.of(plan.model().written(), plan.dtype()), saes.map(each -> "autoencoders " + each))
                .collect(Collectors.joining(", "));
    }

    private void addExperiment(ExperimentPlan experiment, List<String> lines) {
        int twins = experiment.runs().size() - experiment.pictures();
        lines.addAll(List.of("", experiment.name() + ": " + count(experiment.pictures(), "picture")
                + (twins == 0 ? "" : ", and " + count(twins, "unedited twin") + " to compare with")));
        Map<String, List<String>> entries = new LinkedHashMap<>();
        experiment.axes().forEach(axis -> entries.put(axis.name(), List.of(values(axis.captions()))));
        entries.put("explore", together(experiment.explorations().stream()
                .map(each -> each.block() + " top " + each.top())));
        entries.put("heatmap", together(experiment.heatmaps().stream().map(Feature::toString)));
        entries.put("measure", together(experiment.measures().stream().map(Measure::name)));
        entries.put("expect", together(experiment.expectations().stream().map(Expectation::written)));
        entries.put("grid", some(experiment.grids().size(), experiment.grids().stream().map(this::grid)));
        entries.put("pictures", some(experiment.pictures(), pictures(experiment)));
        int width = entries.keySet().stream().mapToInt(String::length).max().orElse(0);
        entries.forEach((name, texts) -> {
            String word = name;
            for (String text : texts) {
                lines.add("  " + padded(word, width) + "  " + text);
                word = "";
            }
        });
    }

    private static List<String> together(Stream<String> values) {
        List<String> all = values.toList();
        return all.isEmpty() ? List.of() : List.of(values(all));
    }

    private List<String> some(int number, Stream<String> texts) {
        Stream<String> more = number > most ? Stream.of("and %d more".formatted(number - most)) : Stream.empty();
        return Stream.concat(texts.limit(most), more).toList();
    }

    private String grid(GridPlan grid) {
        String axes = Stream.of(axes("rows", grid.rowAxes()), axes("columns", grid.columnAxes()), grid.title())
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        String size = "  %d x %d".formatted(grid.rows().size(), grid.columns().size());
        return file(grid.file()) + size + (axes.isEmpty() ? "" : " (" + axes + ")");
    }

    private static String axes(String word, List<String> names) {
        return names.isEmpty() ? "" : word + " " + String.join(", ", names);
    }

    /** Each picture's file, and what is on the axes that vary. */
    private Stream<String> pictures(ExperimentPlan experiment) {
        List<String> axes = experiment.axes().stream().map(Axis::name).filter(WORDS::contains).toList();
        List<Run> runs = experiment.runs().stream().filter(Run::isPicture).limit(most).toList();
        int width = runs.stream().mapToInt(run -> file(run.output().orElseThrow()).length()).max().orElse(0);
        return runs.stream().map(run -> padded(file(run.output().orElseThrow()), width) + "  "
                + axes.stream().map(run.coordinates()::get).collect(Collectors.joining(" | ")))
                .map(String::stripTrailing);
    }

    private String file(Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    /** As many values as a line holds, and the last. */
    private static String values(List<String> values) {
        String all = String.join(", ", values);
        if (all.length() <= LINE || values.size() < 3) {
            return all;
        }
        int shown = 1;
        while (String.join(", ", values.subList(0, shown + 1)).length() < LINE) {
            shown++;
        }
        int kept = Math.min(shown, values.size() - 2);
        return "%s, ... %s (%d)".formatted(String.join(", ", values.subList(0, kept)), values.getLast(), values.size());
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
