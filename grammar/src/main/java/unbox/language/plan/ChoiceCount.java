package unbox.language.plan;

import java.util.List;
import unbox.language.check.Script;
import unbox.language.check.Script.Symbol;
import unbox.language.syntax.Expression;

/** Counts what an expression may be without making it: a range may have more values than memory holds. */
final class ChoiceCount {
    private final Script script;
    private final Evaluator evaluator;

    ChoiceCount(Script script, Evaluator evaluator) {
        this.script = script;
        this.evaluator = evaluator;
    }

    /** The product of counts; {@link Long#MAX_VALUE} stands for all that are more. */
    static long times(long one, long other) {
        return Math.multiplyHigh(one, other) == 0 && one * other >= 0 ? one * other : Long.MAX_VALUE;
    }

    /** How many choices several expressions have, one after another. */
    long sum(List<Expression> expressions, Scope scope) {
        return expressions.stream().mapToLong(each -> count(each, scope)).reduce(0, (one, other) -> one + other < 0
                ? Long.MAX_VALUE
                : one + other);
    }

    private long count(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.NumberRange range -> Numbers.count(range);
            case Expression.FeatureRange range ->
                Math.max(0, range.to().value().longValue() - range.from().index().orElse(0) + 1);
            case Expression.ListLiteral list -> sum(list.items(), scope);
            case Expression.Call call -> product(
                    call.arguments().stream().map(Expression.Argument::value).toList(), scope);
            case Expression.Sum sum -> product(sum.terms(), scope);
            case Expression.Top top -> product(List.of(top.block(), top.count()), scope);
            case Expression.Not not -> count(not.region(), scope);
            case Expression.And and -> product(List.of(and.left(), and.right()), scope);
            case Expression.Or or -> product(List.of(or.left(), or.right()), scope);
            case Expression.Each each -> evaluator.choices(each, scope).size();
            case Expression.Missing missing -> 1;
            case Expression.NumberLiteral number -> 1;
            case Expression.TextLiteral text -> 1;
            case Expression.Reference reference -> 1;
            case Expression.BlockLiteral block -> 1;
            case Expression.FeatureLiteral feature -> 1;
            case Expression.All all -> 1;
            case Expression.None none -> 1;
        };
    }

    private long product(List<Expression> parts, Scope scope) {
        return parts.stream().mapToLong(each -> count(each, scope)).reduce(1, ChoiceCount::times);
    }
}
