package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.NOT_YET;

import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;
import unbox.language.syntax.Text;

/** From the parse tree to expressions: what operators and words join. */
final class Values {

    private final Complaints complaints;
    private final Nesting nesting;
    private final Texts texts;
    private final Primaries primaries;

    Values(Complaints complaints) {
        this.complaints = complaints;
        nesting = new Nesting(complaints);
        texts = new Texts(complaints);
        primaries = new Primaries(complaints, nesting, texts, this::value);
    }

    List<Expression> values(UnboxParser.ValuesContext context) {
        return Lists.mapped(context.value(), this::value);
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
        return nesting.deeper(whole, operands.size() - 1, () -> {
            Expression joined = reader.read(operands.getFirst());
            for (C operand : operands.subList(1, operands.size())) {
                Expression right = reader.read(operand);
                joined = joiner.join(joined, right, joined.range().to(right.range()));
            }
            return joined;
        });
    }

    private Expression negation(UnboxParser.NegationContext context) {
        if (isAlone(context)) {
            return sum((UnboxParser.SumContext) context.getChild(0));
        }
        List<TerminalNode> nots = context.NOT();
        return nesting.deeper(context, nots.size(), () -> {
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
        List<Expression> terms = Lists.mapped(context.term(), this::term);
        return terms.size() == 1 ? terms.getFirst() : new Expression.Sum(terms, Places.range(context));
    }

    private Expression term(UnboxParser.TermContext context) {
        if (isAlone(context)) {
            return primaries.primary((UnboxParser.PrimaryContext) context.getChild(0));
        }
        Expression first = primaries.primary(context.primary(0));
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
            unlike = Optional.of(primaries.primary(context.primary(1)));
        }
        return new Expression.Top(first, count(context.count()), unlike, Places.range(context));
    }

    private Expression count(UnboxParser.CountContext context) {
        if (context.name() != null) {
            return primaries.reference(context.name());
        }
        return context.list() != null ? primaries.list(context.list()) : Numbers.number(context.number());
    }

    /** {@code 2}, {@code 0..12}, {@code 13..} or a parameter. */
    Expression window(UnboxParser.WindowContext context) {
        return context.name() != null ? primaries.reference(context.name()) : Numbers.window(context);
    }

    /** The feature, or the first of a range of them. */
    Expression.FeatureLiteral feature(UnboxParser.FeatureLiteralContext context) {
        return primaries.feature(context);
    }

    Text text(UnboxParser.TextContext context) {
        return texts.text(context);
    }

    /** The name as written; empty where the parser put it in. */
    static Name name(UnboxParser.NameContext context) {
        return new Name(context.getText(), Places.range(context));
    }
}
