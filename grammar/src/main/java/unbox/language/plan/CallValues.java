package unbox.language.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unbox.language.check.Binding;
import unbox.language.check.Script;
import unbox.language.check.Script.Symbol;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.Declaration;
import unbox.language.syntax.Statement.Parameter;

/** What names and calls come to. */
final class CallValues {
    private final Script script;
    private final Evaluator evaluator;
    private final EditValues edits;
    private final RegionValues regions;

    CallValues(Script script, Evaluator evaluator, AppliedDefaults defaults) {
        this.script = script;
        this.evaluator = evaluator;
        edits = new EditValues(evaluator, defaults);
        regions = new RegionValues(evaluator);
    }

    /** A name alone: a parameter, else a declaration, called without arguments. */
    List<Choice> reference(Name name, Scope scope) {
        Choice parameter = scope.bindings().get(name.text());
        if (parameter != null) {
            return List.of(parameter);
        }
        Symbol symbol = script.symbols().get(name.text());
        return symbol == null ? List.of(Choice.NOTHING) : declared(symbol, List.of(), scope);
    }

    /** A declaration or a shape with arguments; a region takes none, so that one of a shape's name is not meant. */
    List<Choice> call(Expression.Call call, Scope scope) {
        Symbol symbol = script.symbols().get(call.name().text());
        boolean shape = symbol == null || symbol.declaration() instanceof Statement.RegionDeclaration
                || symbol.declaration() instanceof Statement.FeatureDeclaration;
        return shape ? List.of(regions.shape(call, scope)) : declared(symbol, call.arguments(), scope);
    }

    private List<Choice> declared(Symbol symbol, List<Expression.Argument> arguments, Scope scope) {
        Declaration declaration = symbol.declaration();
        Binding binding = Binding.of(declaration.parameters(), arguments);
        List<Choice> choices = new ArrayList<>();
        for (List<Choice> chosen : Choice.product(parameters(symbol, binding, scope))) {
            Map<String, Choice> bindings = new LinkedHashMap<>();
            for (int at = 0; at < chosen.size(); at++) {
                bindings.put(declaration.parameters().get(at).name().text(), chosen.get(at));
            }
            choices.add(choice(symbol, binding, bindings));
        }
        return choices;
    }

    /** For each parameter of a declaration what it may be: its argument's choices, or its default value. */
    private List<List<Choice>> parameters(Symbol symbol, Binding binding, Scope scope) {
        List<List<Choice>> choices = new ArrayList<>();
        for (Parameter parameter : symbol.declaration().parameters()) {
            String name = parameter.name().text();
            boolean given = binding.given().containsKey(name);
            Scope where = given ? scope : Scope.of(symbol.source());
            Scope needed = where.where(BlockUse.needsAutoencoder(symbol.declaration(), name));
            List<Choice> values = binding.value(parameter).map(value -> evaluator.choices(value, needed))
                    .orElse(List.of(Choice.NOTHING));
            choices.add(given ? values : values.stream().limit(1).toList());
        }
        return choices;
    }

    private Choice choice(Symbol symbol, Binding binding, Map<String, Choice> bindings) {
        Map<String, Caption> arguments = new LinkedHashMap<>();
        Map<String, Caption> parameters = new LinkedHashMap<>();
        bindings.forEach((name, choice) -> {
            if (binding.given().containsKey(name)) {
                arguments.put(name, choice.caption());
            }
            parameters.put(name, choice.caption());
        });
        Map<String, Caption> all = parameters;
        for (Choice inner : bindings.values()) {
            all = Choice.join(all, inner.parameters());
        }
        Value value = value(symbol, new Scope(symbol.source(), bindings, true));
        return new Choice(value, Caption.ofCall(symbol.declaration().name().text(), arguments), all);
    }

    private Value value(Symbol symbol, Scope scope) {
        return switch (symbol.declaration()) {
            case Statement.PromptDeclaration prompt -> evaluator.text(prompt.text(), scope).value();
            case Statement.FeatureDeclaration feature ->
                new Value.Features(evaluator.features(feature.features(), scope));
            case Statement.RegionDeclaration region -> evaluator.single(region.region(), scope).value();
            case Statement.EditDeclaration edit -> new Value.Edit(edits.operations(edit, scope), false);
        };
    }
}
