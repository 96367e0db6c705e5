package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;
import unbox.language.syntax.Text;

/** From the parse tree to values without operators: texts, numbers, features, names, calls, lists. */
final class Primaries {

    private final Complaints complaints;
    private final Nesting nesting;
    private final Texts texts;
    private final Function<UnboxParser.ValueContext, Expression> value;

    /** @param value reads what stands inside brackets */
    Primaries(Complaints complaints, Nesting nesting, Texts texts,
            Function<UnboxParser.ValueContext, Expression> value) {
        this.complaints = complaints;
        this.nesting = nesting;
        this.texts = texts;
        this.value = value;
    }

    /** A value without operators. */
    Expression primary(UnboxParser.PrimaryContext context) {
        Range range = Places.range(context);
        ParseTree first = context.getChild(0);
        if (first instanceof TerminalNode token) {
            return word(context, token, range);
        }
        if (first instanceof UnboxParser.TextContext written) {
            Text text = texts.text(written);
            return range.start() == range.end() ? new Expression.Missing(range)
                    : new Expression.TextLiteral(text, range);
        }
        if (first instanceof UnboxParser.NumberContext) {
            return Numbers.numbers(context, range);
        }
        if (first instanceof UnboxParser.FeatureLiteralContext feature) {
            return features(feature);
        }
        if (first instanceof UnboxParser.NameContext name) {
            return isAlone(context) ? reference(name) : call(context, range);
        }
        return list((UnboxParser.ListContext) first);
    }

    private static boolean isAlone(UnboxParser.PrimaryContext context) {
        return context.getChildCount() == 1;
    }

    private Expression word(UnboxParser.PrimaryContext context, TerminalNode first, Range range) {
        return switch (first.getSymbol().getType()) {
            case UnboxLexer.BLOCK -> new Expression.BlockLiteral(first.getText(), range);
            case UnboxLexer.LEFT_PAREN -> nesting.deeper(context, 1, () -> value.apply(context.value()));
            case UnboxLexer.ALL -> new Expression.All(range);
            case UnboxLexer.NONE -> new Expression.None(range);
            default -> new Expression.Missing(range);
        };
    }

    private Expression features(UnboxParser.FeatureLiteralContext context) {
        Expression.FeatureLiteral feature = feature(context);
        if (context.RANGE() == null) {
            return feature;
        }
        return Numbers.isMissing(context.number()) ? new Expression.Missing(Places.range(context))
                : new Expression.FeatureRange(feature, Numbers.literal(context.number()), Places.range(context));
    }

    /** The feature, or the first of a range of them. */
    Expression.FeatureLiteral feature(UnboxParser.FeatureLiteralContext context) {
        String written = context.FEATURE().getText();
        int hash = written.indexOf('#');
        OptionalInt index = Literals.index(written.substring(hash + 1));
        Optional<Text> label = Optional.ofNullable(context.text()).map(texts::text);
        Range range = context.RANGE() == null ? Places.range(context) : Places.range(context.FEATURE());
        return new Expression.FeatureLiteral(written.substring(0, hash), index, label, range);
    }

    Expression reference(UnboxParser.NameContext context) {
        Name name = Values.name(context);
        return name.text().isEmpty() ? new Expression.Missing(name.range())
                : new Expression.Reference(name, name.range());
    }

    private Expression call(UnboxParser.PrimaryContext context, Range range) {
        List<Expression.Argument> arguments = new ArrayList<>();
        for (UnboxParser.ArgumentContext argument : context.arguments().argument()) {
            nesting.deeper(argument, 1, () -> {
                arguments.add(argument(argument));
                return arguments.getLast().value();
            });
        }
        return new Expression.Call(Values.name(context.name()), List.copyOf(arguments), range);
    }

    private Expression.Argument argument(UnboxParser.ArgumentContext context) {
        Expression first = value.apply(context.value(0));
        if (context.COLON() == null) {
            return new Expression.Argument(Optional.empty(), first, first.range());
        }
        Expression given = value.apply(context.value(1));
        if (first instanceof Expression.Reference reference) {
            return new Expression.Argument(Optional.of(reference.name()), given, Places.range(context));
        }
        boolean quoted = first instanceof Expression.TextLiteral text && Words.isName(text.text().value());
        complaints.add(UNEXPECTED_TEXT, first.range(), quoted
                ? "The name of a parameter stands without quotes."
                : "Before `:` stands the name of a parameter.",
                quoted ? new Fix[]{
                        Fix.replace("Remove the quotes", first.range(), Quotes.strip(context.value(0).getText()))}
                        : new Fix[0]);
        return new Expression.Argument(Optional.empty(), given, Places.range(context));
    }

    Expression list(UnboxParser.ListContext context) {
        return nesting.deeper(context, 1, () -> new Expression.ListLiteral(
                Lists.mapped(context.value(), value), Places.range(context)));
    }
}
