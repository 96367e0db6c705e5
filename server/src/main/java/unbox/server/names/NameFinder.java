package unbox.server.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.check.Script;
import unbox.language.check.Script.Symbol;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.language.syntax.Statement.Parameter;
import unbox.language.syntax.Text;
import unbox.language.syntax.Walk;

/** Goes through a script's text and looks up what each name means. */
final class NameFinder {
    private final Script script;
    private final List<Occurrence> found = new ArrayList<>();

    NameFinder(Script script) {
        this.script = script;
    }

    List<Occurrence> find() {
        script.source().tree().statements().forEach(this::addStatement);
        return found;
    }

    private void addStatement(Statement statement) {
        List<Parameter> parameters = List.of();
        if (statement instanceof Declaration declaration) {
            add(declaration.name().range(), target(script.source(), declaration), true);
            parameters = declaration.parameters();
            parameters.forEach(each -> add(each.name().range(), target(script.source(), declaration, each), true));
        }
        if (statement instanceof ExperimentStatement experiment) {
            add(experiment.name().range(), target(experiment), true);
            experiment.clauses().forEach(clause -> addFields(experiment, clause));
        }
        if (statement instanceof Statement.PromptDeclaration prompt) {
            addPlaceholders(prompt.text(), prompt);
        }
        Walk.expressions(statement).forEach(expression -> addExpression(expression, statement));
    }

    private void addExpression(Expression expression, Statement statement) {
        switch (expression) {
            case Expression.Reference reference -> addName(reference.name(), statement);
            case Expression.Call call -> {
                addName(call.name(), statement);
                Optional.ofNullable(script.symbols().get(call.name().text()))
                        .ifPresent(symbol -> addArguments(call, symbol));
            }
            case Expression.TextLiteral text when statement instanceof Declaration owner ->
                addPlaceholders(text.text(), owner);
            default -> {
                // has no name of its own
            }
        }
    }

    private void addName(Name name, Statement statement) {
        Optional<Target> parameter = statement instanceof Declaration owner
                ? parameter(owner, name.text()).map(each -> target(script.source(), owner, each))
                : Optional.empty();
        parameter.or(() -> Optional.ofNullable(script.symbols().get(name.text()))
                .map(symbol -> target(symbol.source(), symbol.declaration())))
                .ifPresent(target -> add(name.range(), target, false));
    }

    private void addArguments(Expression.Call call, Symbol symbol) {
        call.arguments().stream().flatMap(argument -> argument.name().stream())
                .forEach(name -> parameter(symbol.declaration(), name.text()).ifPresent(
                        each -> add(name.range(), target(symbol.source(), symbol.declaration(), each), false)));
    }

    private void addPlaceholders(Text text, Declaration owner) {
        text.placeholders().forEach(placeholder -> parameter(owner, placeholder.name()).ifPresent(
                each -> add(inside(placeholder), target(script.source(), owner, each), false)));
    }

    private static Range inside(Text.Placeholder placeholder) {
        return new Range(placeholder.range().start() + 1, placeholder.range().end() - 1);
    }

    /** Parameters are fields of {@code grid} and {@code save}; one that several calls have is nobody's. */
    private void addFields(ExperimentStatement experiment, Clause clause) {
        switch (clause) {
            case Clause.Grid grid -> {
                grid.rows().forEach(name -> addField(name.text(), name.range(), experiment));
                grid.columns().forEach(name -> addField(name.text(), name.range(), experiment));
            }
            case Clause.Save save -> save.path().placeholders()
                    .forEach(field -> addField(field.name(), inside(field), experiment));
            default -> {
                // has no fields
            }
        }
    }

    private void addField(String name, Range range, ExperimentStatement experiment) {
        List<Target> owners = called(experiment).stream()
                .flatMap(symbol -> parameter(symbol.declaration(), name).stream()
                        .map(each -> target(symbol.source(), symbol.declaration(), each)))
                .toList();
        if (owners.size() == 1) {
            add(range, owners.getFirst(), false);
        }
    }

    private List<Symbol> called(ExperimentStatement experiment) {
        return Walk.expressions(experiment).flatMap(expression -> switch (expression) {
            case Expression.Reference reference -> Optional.of(reference.name().text()).stream();
            case Expression.Call call -> Optional.of(call.name().text()).stream();
            default -> Optional.<String>empty().stream();
        }).distinct().flatMap(name -> Optional.ofNullable(script.symbols().get(name)).stream()).toList();
    }

    private static Optional<Parameter> parameter(Declaration declaration, String name) {
        return declaration.parameters().stream().filter(each -> each.name().text().equals(name)).findFirst();
    }

    private void add(Range range, Target target, boolean declares) {
        if (!target.text().isEmpty()) {
            found.add(new Occurrence(range, target, declares));
        }
    }

    private Target target(ExperimentStatement experiment) {
        return new Target(Target.Kind.EXPERIMENT, script.source().path(), experiment.name().range(),
                experiment.name().text(), experiment);
    }

    private static Target target(Script.Source source, Declaration declaration) {
        return new Target(Target.Kind.of(declaration), source.path(), declaration.name().range(),
                declaration.name().text(), declaration);
    }

    private static Target target(Script.Source source, Declaration declaration, Parameter parameter) {
        return new Target(Target.Kind.PARAMETER, source.path(), parameter.name().range(), parameter.name().text(),
                declaration);
    }
}
