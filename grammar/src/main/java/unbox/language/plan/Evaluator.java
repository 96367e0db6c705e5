package unbox.language.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import unbox.language.check.Script;
import unbox.language.model.Feature;
import unbox.language.model.Region;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Text;

/**
 * Evaluates expressions. Each comes to a list of choices: a range or a list has several, a named list is one. In an
 * experiment the choices are the values of an axis; in an edit they act at once.
 */
final class Evaluator {
    private final FeatureValues features;
    private final RegionValues regions = new RegionValues(this);
    private final CallValues calls;

    Evaluator(Script script, AppliedDefaults defaults) {
        features = new FeatureValues(script, this);
        calls = new CallValues(script, this, defaults);
    }

    /** Everything that an expression may be, in the order in which it is written. */
    List<Choice> choices(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.Missing missing -> List.of(Choice.NOTHING);
            case Expression.NumberLiteral number -> List.of(number(number.value()));
            case Expression.NumberRange range -> Numbers.of(range).stream().map(Evaluator::number).toList();
            case Expression.TextLiteral text -> List.of(text(text.text(), scope));
            case Expression.Reference reference -> calls.reference(reference.name(), scope);
            case Expression.Call call -> calls.call(call, scope);
            case Expression.BlockLiteral block -> List.of(FeatureValues.block(block.block()));
            case Expression.FeatureLiteral feature -> features.literal(feature);
            case Expression.FeatureRange range -> features.range(range);
            case Expression.Top top -> features.strongest(top, scope);
            case Expression.ListLiteral list -> all(list.items(), scope);
            case Expression.Each each -> features.members(choices(each.list(), scope));
            case Expression.All all -> List.of(features.allBlocks(scope));
            case Expression.None none -> List.of(Choice.of(new Value.Edit(List.of(), true), Caption.of("none")));
            case Expression.Sum sum -> sum(sum, scope);
            case Expression.Not not -> regions.not(not, scope);
            case Expression.And and -> regions.and(and, scope);
            case Expression.Or or -> regions.or(or, scope);
        };
    }

    /** The choices of several expressions, one after another. */
    List<Choice> all(List<Expression> expressions, Scope scope) {
        return expressions.stream().flatMap(each -> choices(each, scope).stream()).toList();
    }

    /** The first choice of an expression, where there is to be only one. */
    Choice single(Expression expression, Scope scope) {
        return choices(expression, scope).stream().findFirst().orElse(Choice.NOTHING);
    }

    double number(Expression expression, Scope scope) {
        return single(expression, scope).value() instanceof Value.Number number ? number.number().doubleValue() : 0;
    }

    /** The region of an expression; everywhere where there is none. */
    Region region(Optional<Expression> expression, Scope scope) {
        return expression.isPresent() && single(expression.get(), scope).value() instanceof Value.Area area
                ? area.region()
                : new Region.Everywhere();
    }

    /** The features of several expressions, which act at once. */
    List<Feature> features(List<Expression> expressions, Scope scope) {
        return all(expressions, scope).stream().map(Choice::value)
                .filter(Value.Features.class::isInstance).map(Value.Features.class::cast)
                .flatMap(value -> value.features().stream()).toList();
    }

    /** The blocks of several expressions, each once. */
    List<String> blocks(List<Expression> expressions, Scope scope) {
        return all(expressions, scope).stream().map(Choice::value)
                .filter(Value.Blocks.class::isInstance).map(Value.Blocks.class::cast)
                .flatMap(value -> value.blocks().stream()).distinct().toList();
    }

    /** A text with its placeholders filled in. */
    Choice text(Text text, Scope scope) {
        var whole = new StringBuilder();
        for (Text.Part part : text.parts()) {
            whole.append(switch (part) {
                case Text.Plain plain -> plain.text();
                case Text.Placeholder placeholder -> Optional.ofNullable(scope.bindings().get(placeholder.name()))
                        .map(Choice::text).orElse("{" + placeholder.name() + "}");
            });
        }
        return Choice.of(new Value.Text(whole.toString(), !text.placeholders().isEmpty()),
                Caption.ofText(whole.toString()));
    }

    private static Choice number(BigDecimal number) {
        return Choice.of(new Value.Number(number), Caption.of(Numbers.shown(number)));
    }

    private List<Choice> sum(Expression.Sum sum, Scope scope) {
        List<List<Choice>> terms = sum.terms().stream().map(term -> choices(term, scope)).toList();
        return Choice.product(terms).stream()
                .map(chosen -> chosen.stream().reduce(Evaluator::plus).orElse(Choice.NOTHING)).toList();
    }

    private static Choice plus(Choice one, Choice other) {
        if (!(one.value() instanceof Value.Edit first) || !(other.value() instanceof Value.Edit second)) {
            return one;
        }
        return new Choice(first.plus(second), one.caption().plus(other.caption()),
                Choice.join(one.parameters(), other.parameters()));
    }
}
