package unbox.language.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    private final Positions positions;
    private final Set<Integer> repairedLines;
    private final Set<String> meant;

    /** @param problems that the rules have found in the tree's text */
    FollowUps(SyntaxTree tree, List<Problem> problems) {
        this.tree = tree;
        positions = new Positions(tree.text());
        repairedLines = tree.problems().stream().map(this::line).collect(Collectors.toSet());
        meant = problems.stream().filter(problem -> UNKNOWN.contains(problem.code()))
                .flatMap(problem -> problem.fixes().stream()).flatMap(fix -> fix.replacements().stream())
                .map(replacement -> replacement.text().replaceAll("[{}]", "")).collect(Collectors.toSet());
    }

    boolean contains(Problem problem) {
        if (UNUSED.contains(problem.code())) {
            String name = problem.range().of(tree.text());
            return meant.contains(name) || mayBeUsedInUnreadText(name);
        }
        return OF_REPAIRS.contains(problem.code()) && repairedLines.contains(line(problem));
    }

    private int line(Problem problem) {
        return positions.at(problem.range().start()).line();
    }

    private boolean mayBeUsedInUnreadText(String name) {
        return !tree.problems().isEmpty()
                && tree.tokens().stream().filter(token -> token.text().equals(name)).count() > 1;
    }
}
