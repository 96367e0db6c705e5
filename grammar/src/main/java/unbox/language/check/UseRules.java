package unbox.language.check;

import static unbox.language.problem.ProblemCode.UNUSED_NAME;
import static unbox.language.problem.ProblemCode.UNUSED_PARAMETER;
import static unbox.language.problem.ProblemCode.WRONG_TYPE;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import unbox.language.check.ParameterKinds.Conflict;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.language.syntax.Statement.Parameter;

/** Names and parameters that nothing uses, and parameters that are used as two things. */
final class UseRules {
    private final Context context;
    private final Report report;

    UseRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    void check() {
        List<Statement> statements = context.source().tree().statements();
        List<Declaration> declarations = Scope.declarations(context.source());
        declarations.forEach(this::checkParameters);
        if (statements.stream().anyMatch(ExperimentStatement.class::isInstance)) {
            Set<String> used = new HashSet<>();
            statements.forEach(statement -> used.addAll(context.derived().used(statement)));
            declarations.stream().filter(declaration -> !used.contains(declaration.name().text()))
                    .filter(declaration -> !declaration.name().text().isEmpty()).forEach(this::reportUnused);
        }
    }

    private void reportUnused(Declaration declaration) {
        Optional<Range> quoted = declaration instanceof Statement.PromptDeclaration
                ? quoted(declaration.name().text())
                : Optional.empty();
        if (quoted.isPresent()) {
            String name = declaration.name().text();
            report.add(UNUSED_NAME, declaration.name().range(),
                    "Nothing uses the prompt `%s`: in quotes it is a text like any other. Leave the quotes out there."
                            .formatted(name),
                    Fix.replace("Remove the quotes", quoted.get(), name));
            return;
        }
        Fix[] fixes = declaration.doc().isPresent() ? new Fix[0]
                : new Fix[]{Omission.of(context.source().tree(), declaration.range())};
        report.add(UNUSED_NAME, declaration.name().range(), "Nothing uses the %s `%s`. Use it, or leave it out."
                .formatted(Mismatch.word(declaration), declaration.name().text()), fixes);
    }

    /** A text of a prompt axis that is a name. */
    private Optional<Range> quoted(String name) {
        return context.source().tree().statements().stream().filter(ExperimentStatement.class::isInstance)
                .flatMap(each -> ((ExperimentStatement) each).clauses().stream())
                .filter(clause -> clause instanceof Clause.Axis axis && axis.word() == Clause.AxisWord.PROMPT)
                .flatMap(clause -> ((Clause.Axis) clause).items().stream()).map(Clause.Item::value)
                .filter(value -> value instanceof Expression.TextLiteral text && text.text().value().equals(name))
                .map(Expression::range).findFirst();
    }

    private void checkParameters(Declaration declaration) {
        ParameterKinds kinds = context.derived().kinds(declaration);
        declaration.parameters().stream().map(Parameter::name)
                .filter(name -> !name.text().isEmpty() && !kinds.isMentioned(name.text()))
                .forEach(name -> report.add(UNUSED_PARAMETER, name.range(),
                        "Nothing in `%s` uses its parameter `%s`. Use it, or leave it out.".formatted(
                                declaration.name().text(), name.text())));
        kinds.conflicts().forEach(this::report);
    }

    private void report(Conflict conflict) {
        String message = "`%s` is %s where it is used first, so it cannot be %s here.".formatted(conflict.parameter(),
                conflict.other().want().phrase(), conflict.want().phrase());
        report.add(Problem.of(WRONG_TYPE, conflict.place(), message).with(new Related(context.source().path(),
                conflict.other().first(), "used as %s".formatted(conflict.other().want().phrase()))));
    }
}
