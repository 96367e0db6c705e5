package unbox.language.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Positions;
import unbox.language.syntax.SyntaxTree;

/** Knows which problems are only what another mistake looks like from elsewhere: one mistake has one message. */
final class FollowUps {
    private static final Set<ProblemCode> OF_REPAIRS = EnumSet.of(ProblemCode.UNKNOWN_NAME, ProblemCode.WRONG_TYPE,
            ProblemCode.NOT_A_SINGLE_VALUE, ProblemCode.MISSING_ARGUMENT, ProblemCode.TOO_MANY_ARGUMENTS,
            ProblemCode.UNKNOWN_PARAMETER);
    private static final Set<ProblemCode> UNUSED = EnumSet.of(ProblemCode.UNUSED_NAME, ProblemCode.UNUSED_PARAMETER);
    private static final Set<ProblemCode> UNKNOWN = EnumSet.of(ProblemCode.UNKNOWN_NAME,
            ProblemCode.UNKNOWN_PLACEHOLDER);

    private final SyntaxTree tree;
    private final Predicate<Problem> onRepairedLine;
    private final Set<String> meant;

    /** @param problems that the rules have found in the tree's text */
    FollowUps(SyntaxTree tree, List<Problem> problems) {
        this.tree = tree;
        onRepairedLine = tree.problems().isEmpty() ? problem -> false : onLinesOf(tree);
        meant = problems.stream().filter(problem -> UNKNOWN.contains(problem.code()))
                .flatMap(problem -> problem.fixes().stream()).flatMap(fix -> fix.replacements().stream())
                .map(replacement -> replacement.text().replaceAll("[{}]", "")).collect(Collectors.toSet());
    }

    private static Predicate<Problem> onLinesOf(SyntaxTree tree) {
        var positions = new Positions(tree.text());
        Set<Integer> lines = tree.problems().stream().map(problem -> line(problem, positions))
                .collect(Collectors.toSet());
        return problem -> lines.contains(line(problem, positions));
    }

    private static int line(Problem problem, Positions positions) {
        return positions.at(problem.range().start()).line();
    }

    boolean contains(Problem problem) {
        if (UNUSED.contains(problem.code())) {
            String name = problem.range().of(tree.text());
            return meant.contains(name) || mayBeUsedInUnreadText(name);
        }
        return OF_REPAIRS.contains(problem.code()) && onRepairedLine.test(problem);
    }

    private boolean mayBeUsedInUnreadText(String name) {
        return !tree.problems().isEmpty()
                && tree.tokens().stream().filter(token -> token.text().equals(name)).count() > 1;
    }
}
