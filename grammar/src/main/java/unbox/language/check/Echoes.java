package unbox.language.check;

import static unbox.language.problem.ProblemCode.MISSING_ARGUMENT;
import static unbox.language.problem.ProblemCode.TOO_MANY_ARGUMENTS;
import static unbox.language.problem.ProblemCode.UNKNOWN_NAME;
import static unbox.language.problem.ProblemCode.UNKNOWN_PARAMETER;
import static unbox.language.problem.ProblemCode.UNKNOWN_PLACEHOLDER;
import static unbox.language.problem.ProblemCode.UNUSED_NAME;
import static unbox.language.problem.ProblemCode.WRONG_TYPE;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.problem.Severity;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Clause.AxisWord;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Walk;

/** Knows which problems another one explains: calls of what lacks a parameter, members of a list that is wrong as a whole. */
final class Echoes {
    private static final Set<ProblemCode> OF_CALLS = EnumSet.of(TOO_MANY_ARGUMENTS, UNKNOWN_PARAMETER,
            MISSING_ARGUMENT);

    private final SyntaxTree tree;
    private final List<Problem> problems;
    private final Set<Range> calls = new HashSet<>();
    private final Set<Range> laterMembers = new HashSet<>();

    /** @param problems all that were found in the tree's text */
    Echoes(SyntaxTree tree, List<Problem> problems) {
        this.tree = tree;
        this.problems = problems;
        Set<String> lacking = new HashSet<>();
        declarations().filter(this::lacksParameter).map(each -> each.name().text()).forEach(lacking::add);
        Set<Range> wrong = new HashSet<>();
        problems.stream().filter(each -> each.code() == WRONG_TYPE).map(Problem::range).forEach(wrong::add);
        if (!lacking.isEmpty() || wrong.size() > 1) {
            tree.statements().stream().flatMap(Walk::expressions).forEach(each -> read(each, lacking, wrong));
        }
    }

    private Stream<Declaration> declarations() {
        return tree.statements().stream().filter(Declaration.class::isInstance).map(Declaration.class::cast);
    }

    /** Whether it uses a name that there is nowhere, and so perhaps was meant to have for a parameter. */
    private boolean lacksParameter(Declaration declaration) {
        return problems.stream().filter(each -> each.code() == UNKNOWN_NAME || each.code() == UNKNOWN_PLACEHOLDER)
                .filter(each -> declaration.range().start() <= each.range().start()
                        && each.range().end() <= declaration.range().end())
                .anyMatch(each -> each.fixes().isEmpty() || isParameter(each.fixes().getFirst(), declaration));
    }

    private static boolean isParameter(Fix fix, Declaration declaration) {
        return declaration.parameters().stream().map(each -> each.name().text())
                .anyMatch(fix.replacements().getFirst().text()::equals);
    }

    private void read(Expression expression, Set<String> lacking, Set<Range> wrong) {
        if (expression instanceof Expression.Call call && lacking.contains(call.name().text())) {
            calls.add(call.range());
        } else if (expression instanceof Expression.ListLiteral list) {
            list.items().stream().map(Expression::range).filter(wrong::contains).skip(1).forEach(laterMembers::add);
        }
    }

    boolean contains(Problem problem) {
        if (OF_CALLS.contains(problem.code())) {
            return calls.stream().anyMatch(
                    call -> call.start() <= problem.range().start() && problem.range().end() <= call.end());
        }
        return problem.code() == WRONG_TYPE && laterMembers.contains(problem.range())
                || problem.code() == UNUSED_NAME && isMissedInAxis(problem);
    }

    /** Whether the axis where an edit or a prompt could be used is wrong. */
    private boolean isMissedInAxis(Problem problem) {
        AxisWord word = declarations().filter(each -> each.name().range().equals(problem.range())).findFirst()
                .map(each -> each instanceof Statement.PromptDeclaration ? AxisWord.PROMPT
                        : each instanceof Statement.EditDeclaration ? AxisWord.EDIT : null)
                .orElse(null);
        return word != null && tree.statements().stream().filter(ExperimentStatement.class::isInstance)
                .flatMap(each -> ((ExperimentStatement) each).clauses().stream())
                .filter(each -> each instanceof Clause.Axis axis && axis.word() == word)
                .anyMatch(axis -> problems.stream().anyMatch(each -> each.severity() == Severity.ERROR
                        && axis.range().start() <= each.range().start() && each.range().end() <= axis.range().end()));
    }
}
