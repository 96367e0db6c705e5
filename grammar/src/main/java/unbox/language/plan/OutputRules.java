package unbox.language.plan;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unbox.language.plan.Axis.AxisValue;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Range;

/** Whether a picture can be written where {@code save} says, and whether every value of an axis makes a picture of its own. */
final class OutputRules {

    private OutputRules() {}

    /** What is wrong with a path, if anything. */
    static Optional<Problem> problem(String written, Range place, OutputFolders folders) {
        String path = written.startsWith("/") ? written.substring(1) : written;
        if (written.endsWith("/") || written.isEmpty()) {
            return Optional.of(Problem.of(ProblemCode.IMPOSSIBLE_OUTPUT, place, written.isEmpty()
                    ? "This path is empty. Write the name of a picture, such as `out/{edit}.png`."
                    : "`%s` is a folder. Write the name of a picture behind it, such as `%s{edit}.png`."
                            .formatted(written, written)));
        }
        for (String name : path.split("/", -1)) {
            Optional<String> fault = FileNames.fault(name);
            if (fault.isPresent()) {
                return Optional.of(Problem.of(ProblemCode.IMPOSSIBLE_OUTPUT, place,
                        "Not every system can have the file `%s`: `%s` %s. Choose another name; `/` stands between folders."
                                .formatted(written, name, fault.get())));
            }
        }
        try {
            Path file = folders.saved(written);
            return file.startsWith(folders.bound()) ? Optional.empty()
                    : Optional.of(Problem.of(
                            ProblemCode.OUTPUT_OUTSIDE_WORKSPACE, place,
                            "%s lies outside %s. Save inside it; only `--out` leads elsewhere.".formatted(file,
                                    folders.bound())));
        } catch (InvalidPathException wrong) {
            return Optional.of(Problem.of(ProblemCode.IMPOSSIBLE_OUTPUT, place,
                    "`%s` cannot be a path on this machine. Write it with plain letters.".formatted(written)));
        }
    }

    /** Values that stand twice on an axis: their pictures would be the same under the same name. */
    static List<Problem> repeats(List<Axis> axes) {
        return axes.stream().flatMap(axis -> repeat(axis).stream()).toList();
    }

    private static Optional<Problem> repeat(Axis axis) {
        Set<String> names = new HashSet<>();
        for (AxisValue value : axis.values()) {
            if (!names.add(value.caption().plain())) {
                return Optional.of(Problem.of(ProblemCode.OUTPUTS_COLLIDE, value.place(),
                        "`%s` lists `%s` twice. Leave one out.".formatted(axis.name(),
                                value.caption().shown())));
            }
        }
        return Optional.empty();
    }
}
