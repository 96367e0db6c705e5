package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Range;

/** Collects what is wrong with the spelling of a text. */
final class Complaints {

    private final List<Problem> problems = new ArrayList<>();

    void add(ProblemCode code, Range range, String message, Fix... fixes) {
        problems.add(Problem.of(code, range, message, fixes));
    }

    /** Takes back what was said of places inside the range. */
    void forget(Range range) {
        problems.removeIf(problem -> range.start() <= problem.range().start() && problem.range().end() <= range.end());
    }

    /** All of them, in the order of the text. */
    List<Problem> inOrder() {
        return problems.stream().sorted(Comparator.comparingInt(problem -> problem.range().start())).toList();
    }
}
