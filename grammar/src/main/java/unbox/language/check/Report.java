package unbox.language.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import unbox.language.check.Script.Source;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.problem.Severity;
import unbox.language.syntax.Range;

/** Where the rules write what they find. */
final class Report {
    private final List<Problem> problems = new ArrayList<>();
    private int said;

    Report() {}

    /** @param earlier what was found before */
    Report(Report earlier) {
        problems.addAll(earlier.problems);
    }

    /** Adds a problem; one that says the same as an earlier one, with the same way to mend it, is not said again. */
    void add(Problem problem) {
        said++;
        boolean known = problems.stream()
                .anyMatch(other -> other.code() == problem.code()
                        && other.message().equals(problem.message())
                        && !other.fixes().isEmpty()
                        && other.fixes().equals(problem.fixes()));
        if (!known) {
            problems.add(problem);
        }
    }

    void add(ProblemCode code, Range range, String message, Fix... fixes) {
        add(Problem.of(code, range, message, fixes));
    }

    /** Adds a problem unless one of its code is there already: for what is wrong once, however often it shows. */
    void addOnce(ProblemCode code, Range range, String message, Fix... fixes) {
        said++;
        if (problems.stream().noneMatch(other -> other.code() == code && other.message().equals(message))) {
            add(code, range, message, fixes);
        }
    }

    void warn(ProblemCode code, Range range, String message, Fix... fixes) {
        add(new Problem(code, Severity.WARNING, range, message, List.of(fixes), List.of()));
    }

    /** How often something was to be said, also where it had been said before. */
    int said() {
        return said;
    }

    /** Everything found in a text that does not merely follow from what its parser has found, in the order of the text. */
    List<Problem> problemsIn(Source source) {
        var followUps = new FollowUps(source.tree(), problems);
        var echoes = new Echoes(source.tree(), problems);
        return new RepeatedNames(source).joined(problems.stream()
                .filter(problem -> !followUps.contains(problem) && !echoes.contains(problem))
                .sorted(Comparator.comparingInt((Problem problem) -> problem.range().start())
                        .thenComparingInt(problem -> problem.range().end())
                        .thenComparing(Problem::code))
                .toList());
    }
}
