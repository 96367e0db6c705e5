package unbox.language.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Positions;
import unbox.language.syntax.Range;
import unbox.language.syntax.SyntaxTree;

/** Knows which problems are only what another mistake looks like from elsewhere: one mistake has one message. */
final class FollowUps {
    private static final Set<ProblemCode> UNUSED = EnumSet.of(ProblemCode.UNUSED_NAME, ProblemCode.UNUSED_PARAMETER);

    private final SyntaxTree tree;
    private final Predicate<Problem> misread;
    private final Set<String> meant;
    private final Set<Range> told;

    /** @param problems that the rules have found in the tree's text */
    FollowUps(SyntaxTree tree, List<Problem> problems) {
        this.tree = tree;
        misread = tree.problems().isEmpty() ? problem -> false : misread(tree);
        List<Problem> others = problems.stream().filter(problem -> !UNUSED.contains(problem.code())).toList();
        meant = others.stream().flatMap(problem -> problem.fixes().stream())
                .flatMap(fix -> fix.replacements().stream())
                .map(replacement -> replacement.text().replaceAll("[{}]", "")).collect(Collectors.toSet());
        told = others.stream().map(Problem::range).collect(Collectors.toSet());
    }

    /** Tells what stands on a line that the parser did not understand, or has a reserved word for its name. */
    private static Predicate<Problem> misread(SyntaxTree tree) {
        var positions = new Positions(tree.text());
        Set<Integer> lines = tree.problems().stream().map(problem -> line(problem, positions))
                .collect(Collectors.toSet());
        Set<String> reserved = tree.problems().stream()
                .filter(problem -> problem.code() == ProblemCode.RESERVED_WORD)
                .map(problem -> problem.range().of(tree.text())).collect(Collectors.toSet());
        return problem -> lines.contains(line(problem, positions))
                || reserved.contains(problem.range().of(tree.text()));
    }

    private static int line(Problem problem, Positions positions) {
        return positions.at(problem.range().start()).line();
    }

    /**
     * A name is not unused that somebody means, or that may stand in what could not be read; and it need not be said where
     * what it stands for is wrong anyway.
     */
    boolean contains(Problem problem) {
        if (UNUSED.contains(problem.code())) {
            return !tree.problems().isEmpty() || meant.contains(problem.range().of(tree.text()))
                    || told.contains(problem.range());
        }
        return misread.test(problem);
    }
}
