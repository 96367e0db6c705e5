package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Range;

/** Collects what is wrong with the spelling of a text. */
final class Complaints {

    private final TreeMap<Integer, List<Problem>> byStart = new TreeMap<>();

    void add(ProblemCode code, Range range, String message, Fix... fixes) {
        add(Problem.of(code, range, message, fixes));
    }

    void add(Problem problem) {
        byStart.computeIfAbsent(problem.range().start(), start -> new ArrayList<>()).add(problem);
    }

    /** These and others. */
    Complaints with(Complaints others) {
        var all = new Complaints();
        List.of(this, others).forEach(each -> each.byStart.forEach(
                (start, said) -> all.byStart.computeIfAbsent(start, none -> new ArrayList<>()).addAll(said)));
        return all;
    }

    /** Whether something was said of a place in the range; both ends count. */
    boolean beginIn(Range range) {
        return !byStart.subMap(range.start(), true, range.end(), true).isEmpty();
    }

    /** Whether something of the kind was said. */
    boolean has(ProblemCode code) {
        return byStart.values().stream().flatMap(List::stream).anyMatch(problem -> problem.code() == code);
    }

    /** Takes back what was said of places in the range. */
    void forget(Range range) {
        byStart.subMap(range.start(), range.end()).clear();
    }

    /** All of them, in the order of the text. */
    List<Problem> inOrder() {
        return byStart.values().stream().flatMap(List::stream).toList();
    }
}
