package unbox.language.problem;

import java.util.List;
import unbox.language.syntax.Range;

/**
 * Something wrong with a script.
 *
 * @param range where, in the text that was checked
 * @param message what is wrong and what to write instead, in a sentence or two for the person who wrote it
 * @param related other places that explain it, such as the first of two declarations
 */
public record Problem(ProblemCode code, Severity severity, Range range, String message, List<Fix> fixes,
        List<Related> related) {

    /** Another place in the same or another file that a problem speaks of. */
    public record Related(java.nio.file.Path file, Range range, String message) {}

    /** A problem of its code's own severity. */
    public static Problem of(ProblemCode code, Range range, String message, Fix... fixes) {
        return new Problem(code, code.severity(), range, message, List.of(fixes), List.of());
    }

    /** The same with another place named. */
    public Problem with(Related other) {
        var all = new java.util.ArrayList<>(related);
        all.add(other);
        return new Problem(code, severity, range, message, fixes, List.copyOf(all));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
