package unbox.language.syntax.parse;

import java.util.List;
import java.util.Optional;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;

/** From the parse tree to numbers and ranges of them. */
final class Numbers {

    private Numbers() {}

    /** {@code 3}, {@code 0..3} or {@code 0..8 step 2}. */
    static Expression numbers(UnboxParser.PrimaryContext context, Range range) {
        List<UnboxParser.NumberContext> numbers = context.number();
        if (context.RANGE() == null || numbers.stream().anyMatch(Numbers::isMissing)) {
            return numbers.size() == 1 ? number(numbers.getFirst()) : new Expression.Missing(range);
        }
        Optional<Expression.NumberLiteral> step = numbers.size() < 3 ? Optional.empty()
                : Optional.of(literal(numbers.get(2)));
        return new Expression.NumberRange(literal(numbers.get(0)), Optional.of(literal(numbers.get(1))), step, range);
    }

    /** {@code 3}, or nothing where the parser put a number in. */
    static Expression number(UnboxParser.NumberContext context) {
        return isMissing(context) ? new Expression.Missing(Places.range(context)) : literal(context);
    }

    static boolean isMissing(UnboxParser.NumberContext context) {
        return context.NUMBER().getText().isEmpty();
    }

    static Expression.NumberLiteral literal(UnboxParser.NumberContext context) {
        String digits = Literals.number(context.NUMBER().getText());
        return new Expression.NumberLiteral(context.MINUS() == null ? digits : "-" + digits, Places.range(context));
    }

    /** {@code 2}, {@code 0..12} or {@code 13..}. */
    static Expression window(UnboxParser.WindowContext context) {
        List<UnboxParser.NumberContext> numbers = context.number();
        if (context.RANGE() == null || numbers.stream().anyMatch(Numbers::isMissing)) {
            return number(numbers.getFirst());
        }
        Optional<Expression.NumberLiteral> to = numbers.size() < 2 ? Optional.empty()
                : Optional.of(literal(numbers.get(1)));
        return new Expression.NumberRange(literal(numbers.getFirst()), to, Optional.empty(), Places.range(context));
    }
}
