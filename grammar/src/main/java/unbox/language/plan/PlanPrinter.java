package unbox.language.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private static final int VALUES = 12;
    /** The caption of a call tells its parameters already. */
    private static final Set<String> WORDS = Stream.of(AxisWord.values()).map(AxisWord::word)
            .collect(Collectors.toUnmodifiableSet());

    private final Path folder;
    private final int pictures;

    /**
     * @param folder files below it are shown as seen from it
     * @param pictures how many of each experiment are listed
     */
    public PlanPrinter(Path folder, int pictures) {
        this.folder = folder.toAbsolutePath().normalize();
        this.pictures = pictures;
    }

    /** The plan as lines of text, each ending with a line feed. */
    public String print(Plan plan) {
        List<String> lines = new ArrayList<>(List.of(line("model", model(plan))));
        if (!plan.defaults().isEmpty()) {
            lines.add(line("assumed", plan.defaults().stream()
                    .map(each -> "%s %s (%s)".formatted(each.name(), each.value(), each.reason()))
                    .collect(Collectors.joining(", "))));
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
        experiment.axes().forEach(axis -> lines.add(entry(axis.name(), values(axis.captions()))));
        addReadings(experiment, lines);
        experiment.grids().stream().limit(pictures).forEach(grid -> lines.add(entry("grid", grid(grid))));
        addMore(experiment.grids().size(), "grid", lines);
        experiment.runs().stream().filter(Run::isPicture).limit(pictures)
                .forEach(run -> lines.add(entry("picture", picture(run, experiment.axes()))));
        addMore(experiment.pictures(), "picture", lines);
    }

    private static void addReadings(ExperimentPlan experiment, List<String> lines) {
        add(lines, "explore", experiment.explorations().stream().map(each -> each.block() + " top " + each.top()));
        add(lines, "heatmap", experiment.heatmaps().stream().map(Feature::toString));
        add(lines, "measure", experiment.measures().stream().map(Measure::name));
        add(lines, "expect", experiment.expectations().stream().map(Expectation::written));
    }

    private static void add(List<String> lines, String name, Stream<String> values) {
        List<String> listed = values.toList();
        if (!listed.isEmpty()) {
            lines.add(entry(name, values(listed)));
        }
    }

    private void addMore(int number, String thing, List<String> lines) {
        if (number > pictures) {
            lines.add(entry("", "and " + count(number - pictures, "more " + thing)));
        }
    }

    private String grid(GridPlan grid) {
        String rows = grid.rows().size() + " x " + grid.columns().size();
        String axes = Stream.of(axes("rows", grid.rowAxes()), axes("columns", grid.columnAxes()), grid.title())
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
        return file(grid.file()) + "  " + rows + (axes.isEmpty() ? "" : " (" + axes + ")");
    }

    private static String axes(String word, List<String> names) {
        return names.isEmpty() ? "" : word + " " + String.join(", ", names);
    }

    private String picture(Run run, List<Axis> axes) {
        String values = axes.stream().map(Axis::name).filter(WORDS::contains)
                .map(name -> name + " " + run.coordinates().get(name)).collect(Collectors.joining(", "));
        String file = file(run.output().orElseThrow());
        return values.isEmpty() ? file : file + "  " + values;
    }

    private String file(Path file) {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }

    private static String values(List<String> values) {
        if (values.size() <= VALUES) {
            return String.join(", ", values);
        }
        return String.join(", ", values.subList(0, VALUES - 2)) + ", ... " + values.getLast() + " (" + values.size()
                + ")";
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String entry(String name, String value) {
        return "  " + line(name, value);
    }

    private static String line(String name, String value) {
        return "%-9s %s".formatted(name, value);
    }
}
