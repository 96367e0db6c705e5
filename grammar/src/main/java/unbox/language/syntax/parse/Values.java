package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.NOT_YET;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;
import unbox.language.syntax.Text;

/** From the parse tree to expressions. */
final class Values {

    /** Trees of expressions go no deeper, so that whoever walks them may recurse. */
    private static final int DEEPEST = 250;

    private final Complaints complaints;
    private final Texts texts;
    /** How deep the expression that is being read nests so far. */
    private int depth;

    Values(Complaints complaints) {
        this.complaints = complaints;
        this.texts = new Texts(complaints);
    }

    List<Expression> values(UnboxParser.ValuesContext context) {
        return context.value().stream().map(this::value).toList();
    }

    /** Most values are one part alone: then no rule has more than one child, and no list of them need be made. */
    private static boolean isAlone(ParserRuleContext context) {
        return context.getChildCount() == 1;
    }

    Expression value(UnboxParser.ValueContext context) {
        if (isAlone(context)) {
            return conjunction((UnboxParser.ConjunctionContext) context.getChild(0));
        }
        return chain(context, context.conjunction(), this::conjunction, Expression.Or::new);
    }

    private Expression conjunction(UnboxParser.ConjunctionContext context) {
        if (isAlone(context)) {
            return negation((UnboxParser.NegationContext) context.getChild(0));
        }
        return chain(context, context.negation(), this::negation, Expression.And::new);
    }

    private interface Reader<C> {
        Expression read(C context);
    }

    private interface Joiner {
        Expression join(Expression left, Expression right, Range range);
    }

    /** Joins what stands between the same operator from the left; each operator makes the tree one deeper. */
    private <C> Expression chain(ParserRuleContext whole, List<C> operands, Reader<C> reader, Joiner joiner) {
        return nested(whole, operands.size() - 1, () -> {
            Expression joined = reader.read(operands.getFirst());
            for (C operand : operands.subList(1, operands.size())) {
                Expression right = reader.read(operand);
                joined = joiner.join(joined, right, joined.range().to(right.range()));
            }
            return joined;
        });
    }

    private interface Content {
        Expression read();
    }

    private Expression nested(ParserRuleContext whole, int levels, Content content) {
        if (depth + levels > DEEPEST) {
            Range range = Places.range(whole);
            complaints.add(UNEXPECTED_TEXT, new Range(range.start(), range.start() + 1),
                    "This expression is too long: give parts of it names of their own.");
            return new Expression.Missing(range);
        }
        depth += levels;
        Expression read = content.read();
        depth -= levels;
        return read;
    }

    private Expression negation(UnboxParser.NegationContext context) {
        if (isAlone(context)) {
            return sum((UnboxParser.SumContext) context.getChild(0));
        }
        List<TerminalNode> nots = context.NOT();
        return nested(context, nots.size(), () -> {
            Expression read = sum(context.sum());
            for (TerminalNode not : nots.reversed()) {
                read = new Expression.Not(read, Places.range(not).to(read.range()));
            }
            return read;
        });
    }

    private Expression sum(UnboxParser.SumContext context) {
        if (isAlone(context)) {
            return term((UnboxParser.TermContext) context.getChild(0));
        }
        List<Expression> terms = context.term().stream().map(this::term).toList();
        return terms.size() == 1 ? terms.getFirst() : new Expression.Sum(terms, Places.range(context));
    }

    private Expression term(UnboxParser.TermContext context) {
        if (isAlone(context)) {
            return primary((UnboxParser.PrimaryContext) context.getChild(0));
        }
        Expression first = primary(context.primary(0));
        if (context.EACH() != null) {
            first = new Expression.Each(first, Places.range(context.EACH()).to(first.range()));
        }
        if (context.TOP() == null) {
            return first;
        }
        Optional<Expression> unlike = Optional.empty();
        if (context.UNLIKE() != null) {
            Range range = Places.range(context.UNLIKE()).to(Places.range(context.primary(1)));
            complaints.add(NOT_YET, range, "`unlike` is not possible yet: it is reserved for the features that differ"
                    + " most from another prompt's.");
            unlike = Optional.of(primary(context.primary(1)));
        }
        return new Expression.Top(first, count(context.count()), unlike, Places.range(context));
    }

    private Expression count(UnboxParser.CountContext context) {
        if (context.name() != null) {
            return reference(context.name());
        }
        return context.list() != null ? list(context.list()) : number(context.number());
    }

    private Expression primary(UnboxParser.PrimaryContext context) {
        Range range = Places.range(context);
        if (context.text() != null) {
            Text text = texts.text(context.text());
            return range.start() == range.end() ? new Expression.Missing(range)
                    : new Expression.TextLiteral(text, range);
        }
        if (context.value() != null) {
            return nested(context, 1, () -> value(context.value()));
        }
        return primary(context, range);
    }

    private Expression primary(UnboxParser.PrimaryContext context, Range range) {
        if (!context.number().isEmpty()) {
            return numbers(context, range);
        }
        if (context.featureLiteral() != null) {
            return features(context.featureLiteral());
        }
        if (context.BLOCK() != null) {
            return new Expression.BlockLiteral(context.BLOCK().getText(), range);
        }
        if (context.name() != null) {
            return context.arguments() == null ? reference(context.name()) : call(context, range);
        }
        if (context.list() != null) {
            return list(context.list());
        }
        if (context.ALL() != null) {
            return new Expression.All(range);
        }
        return context.NONE() != null ? new Expression.None(range) : new Expression.Missing(range);
    }

    private Expression numbers(UnboxParser.PrimaryContext context, Range range) {
        List<UnboxParser.NumberContext> numbers = context.number();
        if (context.RANGE() == null || numbers.stream().anyMatch(Values::isMissing)) {
            return numbers.size() == 1 ? number(numbers.getFirst()) : new Expression.Missing(range);
        }
        Optional<Expression.NumberLiteral> step = numbers.size() < 3 ? Optional.empty()
                : Optional.of(literal(numbers.get(2)));
        return new Expression.NumberRange(literal(numbers.get(0)), Optional.of(literal(numbers.get(1))), step, range);
    }

    /** {@code 3}, or nothing where the parser put a number in. */
    Expression number(UnboxParser.NumberContext context) {
        return isMissing(context) ? new Expression.Missing(Places.range(context)) : literal(context);
    }

    private static boolean isMissing(UnboxParser.NumberContext context) {
        return context.NUMBER().getText().isEmpty();
    }

    private static Expression.NumberLiteral literal(UnboxParser.NumberContext context) {
        var value = Literals.number(context.NUMBER().getText());
        return new Expression.NumberLiteral(context.MINUS() == null ? value : value.negate(), Places.range(context));
    }

    /** {@code 2}, {@code 0..12}, {@code 13..} or a parameter. */
    Expression window(UnboxParser.WindowContext context) {
        if (context.name() != null) {
            return reference(context.name());
        }
        List<UnboxParser.NumberContext> numbers = context.number();
        if (context.RANGE() == null || numbers.stream().anyMatch(Values::isMissing)) {
            return number(numbers.getFirst());
        }
        Optional<Expression.NumberLiteral> to = numbers.size() < 2 ? Optional.empty()
                : Optional.of(literal(numbers.get(1)));
        return new Expression.NumberRange(literal(numbers.getFirst()), to, Optional.empty(), Places.range(context));
    }

    private Expression features(UnboxParser.FeatureLiteralContext context) {
        Expression.FeatureLiteral feature = feature(context);
        if (context.RANGE() == null) {
            return feature;
        }
        return isMissing(context.number()) ? new Expression.Missing(Places.range(context))
                : new Expression.FeatureRange(feature, literal(context.number()), Places.range(context));
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

    private Expression reference(UnboxParser.NameContext context) {
        Name name = name(context);
        return name.text().isEmpty() ? new Expression.Missing(name.range())
                : new Expression.Reference(name, name.range());
    }

    private Expression call(UnboxParser.PrimaryContext context, Range range) {
        List<Expression.Argument> arguments = new ArrayList<>();
        for (UnboxParser.ArgumentContext argument : context.arguments().argument()) {
            nested(argument, 1, () -> {
                arguments.add(argument(argument));
                return arguments.getLast().value();
            });
        }
        return new Expression.Call(name(context.name()), List.copyOf(arguments), range);
    }

    private Expression.Argument argument(UnboxParser.ArgumentContext context) {
        Expression first = value(context.value(0));
        if (context.COLON() == null) {
            return new Expression.Argument(Optional.empty(), first, first.range());
        }
        Expression value = value(context.value(1));
        if (first instanceof Expression.Reference reference) {
            return new Expression.Argument(Optional.of(reference.name()), value, Places.range(context));
        }
        boolean quoted = first instanceof Expression.TextLiteral text && Words.isName(text.text().value());
        complaints.add(UNEXPECTED_TEXT, first.range(), quoted
                ? "The name of a parameter stands without quotes."
                : "Before `:` stands the name of a parameter.",
                quoted ? new Fix[]{
                        Fix.replace("Remove the quotes", first.range(), Quotes.strip(context.value(0).getText()))}
                        : new Fix[0]);
        return new Expression.Argument(Optional.empty(), value, Places.range(context));
    }

    private Expression list(UnboxParser.ListContext context) {
        return nested(context, 1, () -> new Expression.ListLiteral(context.value().stream().map(this::value).toList(),
                Places.range(context)));
    }

    Text text(UnboxParser.TextContext context) {
        return texts.text(context);
    }

    /** The name as written; empty where the parser put it in. */
    Name name(UnboxParser.NameContext context) {
        return new Name(context.getText(), Places.range(context));
    }
}
