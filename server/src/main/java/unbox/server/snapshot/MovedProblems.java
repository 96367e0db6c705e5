package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.TextChange;

/** Problems of an earlier text at their places in a later one; without those that the change touches. */
public final class MovedProblems {

    private MovedProblems() {}

    /** @param problems of the document before */
    public static List<Problem> of(List<Problem> problems, Document before, Document after) {
        if (problems.isEmpty()) {
            return List.of();
        }
        TextChange change = TextChange.between(before.text(), after.text());
        return problems.stream().flatMap(problem -> moved(problem, change, after.path()).stream()).toList();
    }

    private static Optional<Problem> moved(Problem problem, TextChange change, Path file) {
        return change.moved(problem.range()).map(range -> new Problem(problem.code(), problem.severity(), range,
                problem.message(), problem.fixes(), problem.related().stream()
                        .flatMap(related -> moved(related, change, file).stream()).toList()));
    }

    private static Optional<Related> moved(Related related, TextChange change, Path file) {
        return related.file().equals(file)
                ? change.moved(related.range()).map(range -> new Related(file, range, related.message()))
                : Optional.of(related);
    }
}
