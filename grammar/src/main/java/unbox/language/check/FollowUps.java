package unbox.language.check;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Positions;
import unbox.language.syntax.SyntaxTree;

/** Knows what only seems wrong because the parser had to put in or take out words of the same line. */
final class FollowUps {
    private static final Set<ProblemCode> MAY_FOLLOW = EnumSet.of(ProblemCode.UNKNOWN_NAME, ProblemCode.WRONG_TYPE,
            ProblemCode.NOT_A_SINGLE_VALUE, ProblemCode.MISSING_ARGUMENT, ProblemCode.TOO_MANY_ARGUMENTS,
            ProblemCode.UNKNOWN_PARAMETER);

    private final Positions positions;
    private final Set<Integer> repairedLines;

    FollowUps(SyntaxTree tree) {
        positions = new Positions(tree.text());
        repairedLines = tree.problems().stream().map(problem -> positions.at(problem.range().start()).line())
                .collect(Collectors.toSet());
    }

    boolean contains(Problem problem) {
        return MAY_FOLLOW.contains(problem.code())
                && repairedLines.contains(positions.at(problem.range().start()).line());
    }
}
