package unbox.language.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unbox.language.plan.Axis.AxisValue;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Clause.Save;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.language.syntax.Text;
import unbox.language.syntax.Text.Placeholder;

/** Decides where each picture goes, and says where one would overwrite another or leave its folder. */
final class Outputs {
    private final OutputFolders folders;
    private final List<Problem> problems;
    private final Patience patience;
    private final Map<String, Claim> claims = new HashMap<>();

    /**
     * What a file is taken by.
     *
     * @param experiment that makes it, empty where it is none
     * @param cell whose picture it is, likewise
     */
    private record Claim(String owner, Optional<ExperimentStatement> experiment, Optional<Cell> cell) {}

    /** An experiment whose outputs are looked for. */
    private record Wanted(ExperimentStatement experiment, List<Axis> axes, Optional<Text> save) {
        Range place() {
            return save.map(Text::range).orElse(experiment.name().range());
        }
    }

    Outputs(OutputFolders folders, List<Problem> problems, Patience patience) {
        this.patience = patience;
        this.folders = folders;
        this.problems = problems;
    }

    /** Keeps a file from being overwritten by a picture. */
    void keep(Path file, String owner) {
        claims.putIfAbsent(key(file), new Claim(owner, Optional.empty(), Optional.empty()));
    }

    /** The file of each listed cell, by its index. Where a problem is found there are none. */
    Map<Integer, Path> of(ExperimentStatement experiment, List<Axis> axes, List<Cell> cells) {
        List<Cell> listed = patience.over(cells.stream().filter(Cell::listed).toList());
        Optional<Text> save = experiment.clauses().stream().filter(Save.class::isInstance)
                .map(clause -> ((Save) clause).path()).findFirst();
        List<Problem> repeats = OutputRules.repeats(axes);
        problems.addAll(repeats);
        if (!repeats.isEmpty() || save.filter(this::isWrong).isPresent()) {
            return Map.of();
        }
        var wanted = new Wanted(experiment, axes, save);
        var names = new PictureNames(axes);
        List<Path> files = save.isPresent() ? saved(wanted, names, listed) : standard(wanted, names, listed);
        Map<Integer, Path> outputs = new HashMap<>();
        for (int at = 0; at < files.size(); at++) {
            if (!claim(wanted, listed.get(at), files.get(at))) {
                return Map.of();
            }
            outputs.put(listed.get(at).index(), files.get(at));
        }
        return outputs;
    }

    /** Whether one of its placeholders stands for nothing. */
    private boolean isWrong(Text save) {
        return problems.stream().anyMatch(problem -> save.range().touches(problem.range().start()));
    }

    private List<Path> standard(Wanted wanted, PictureNames names, List<Cell> cells) {
        String experiment = wanted.experiment.name().text();
        return names.ofWhatVaries(cells, FileNames.safe(experiment)).stream()
                .map(name -> folders.experiment(experiment).resolve(name + OutputFolders.EXTENSION)).toList();
    }

    private List<Path> saved(Wanted wanted, PictureNames names, List<Cell> cells) {
        List<Path> files = new ArrayList<>();
        for (Cell cell : cells) {
            String written = names.filled(wanted.save.orElseThrow(), cell);
            Optional<Problem> problem = OutputRules.problem(written, wanted.place(), folders);
            if (problem.isPresent()) {
                problems.add(problem.get());
                return List.of();
            }
            files.add(folders.saved(written));
        }
        return files;
    }

    /** Takes a file for a cell's picture; false where it is taken already. */
    private boolean claim(Wanted wanted, Cell cell, Path file) {
        String owner = "a picture of `" + wanted.experiment.name().text() + "`";
        Claim earlier = claims.putIfAbsent(key(file),
                new Claim(owner, Optional.of(wanted.experiment), Optional.of(cell)));
        if (earlier == null) {
            return true;
        }
        boolean own = earlier.experiment.filter(wanted.experiment::equals).isPresent();
        problems.add(own
                ? collision(wanted, earlier.cell.orElseThrow(), cell, file)
                : Problem.of(ProblemCode.OUTPUTS_COLLIDE, wanted.place(), "%s is already %s. Save under another name."
                        .formatted(folders.shown(file), earlier.owner)));
        return false;
    }

    private Problem collision(Wanted wanted, Cell first, Cell second, Path file) {
        List<Axis> differing = wanted.axes.stream()
                .filter(axis -> !first.value(axis.word()).repeats(second.value(axis.word()))).toList();
        String both = "%s and %s would both be written to %s.".formatted(names(differing, first),
                names(differing, second),
                folders.shown(file));
        List<String> named = wanted.save.stream().flatMap(text -> text.placeholders().stream()).map(Placeholder::name)
                .toList();
        Optional<Axis> missing = differing.stream().filter(axis -> !named.contains(axis.name())).findFirst();
        if (missing.isEmpty() || wanted.save.isEmpty()) {
            return Problem.of(ProblemCode.OUTPUTS_COLLIDE, wanted.place(),
                    both + " Write something between the fields.");
        }
        String field = "{" + missing.get().name() + "}";
        return Problem.of(ProblemCode.OUTPUTS_COLLIDE, wanted.place(), both + " Add `%s` to the name.".formatted(field),
                Fix.replace("Add `%s`".formatted(field), Range.at(endOfName(wanted.save.get())), "-" + field));
    }

    private static String names(List<Axis> axes, Cell cell) {
        return axes.stream().map(axis -> axis.name() + " `" + cell.value(axis.word()).caption().shown() + "`")
                .collect(Collectors.joining(", "));
    }

    /** Before {@code .png} and the closing quote. */
    private static int endOfName(Text save) {
        int quote = save.range().end() - 1;
        return FileNames.lower(save.value()).endsWith(OutputFolders.EXTENSION)
                ? quote - OutputFolders.EXTENSION.length()
                : quote;
    }

    private static String key(Path file) {
        return FileNames.lower(file.toString());
    }
}
