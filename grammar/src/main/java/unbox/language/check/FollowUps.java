package unbox.language.check;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    private final Positions positions;
    private final Set<Integer> misreadLines;
    private final Set<String> reserved;
    private final Set<String> meant;
    private final Set<Range> told;

    /** @param problems that the rules have found in the tree's text */
    FollowUps(SyntaxTree tree, List<Problem> problems) {
        this.tree = tree;
        positions = new Positions(tree.text());
        misreadLines = tree.problems().stream().map(this::line).collect(Collectors.toSet());
        reserved = tree.problems().stream().filter(problem -> problem.code() == ProblemCode.RESERVED_WORD)
                .map(this::written).collect(Collectors.toSet());
        meant = problems.stream().filter(problem -> !UNUSED.contains(problem.code()))
                .flatMap(problem -> problem.fixes().stream()).flatMap(fix -> fix.replacements().stream())
                .map(replacement -> replacement.text().replaceAll("[{}]", "")).collect(Collectors.toSet());
        told = problems.stream().filter(problem -> !UNUSED.contains(problem.code())).map(Problem::range)
                .collect(Collectors.toSet());
    }

    /**
     * A name is not unused that somebody means, or that may stand in what could not be read; and it need not be said where
     * what it stands for is wrong anyway.
     */
    boolean contains(Problem problem) {
        if (UNUSED.contains(problem.code())) {
            return !tree.problems().isEmpty() || meant.contains(written(problem)) || told.contains(problem.range());
        }
        return misreadLines.contains(line(problem)) || reserved.contains(written(problem));
    }

    private String written(Problem problem) {
        return problem.range().of(tree.text());
    }

    private int line(Problem problem) {
        return positions.at(problem.range().start()).line();
    }
}
