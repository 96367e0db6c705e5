package unbox.language.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import unbox.language.problem.Fix;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Expression;

/** How the four numbers of a shape may have been meant: in another order, as width and height, in pixels or percent. */
final class ShapeMends {
    private static final int DIGITS = 4;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Expression.Call shape;
    private final Context context;

    ShapeMends(Expression.Call shape, Context context) {
        this.shape = shape;
        this.context = context;
    }

    BigDecimal number(int argument) {
        return ((Expression.NumberLiteral) shape.arguments().get(argument).value()).value();
    }

    /** Swaps pairs of arguments. */
    Fix swap(String what, int... pairs) {
        List<Replacement> replacements = new ArrayList<>();
        for (int at = 0; at < pairs.length; at += 2) {
            replacements.add(replace(pairs[at], number(pairs[at + 1])));
            replacements.add(replace(pairs[at + 1], number(pairs[at])));
        }
        return new Fix("Swap " + what, replacements);
    }

    private Replacement replace(int argument, BigDecimal number) {
        return new Replacement(shape.arguments().get(argument).value().range(),
                number.stripTrailingZeros().toPlainString());
    }

    /** The mend, and the other where the last two numbers may be width and height. */
    Fix[] ofRectangle(Fix swap) {
        BigDecimal right = number(0).add(number(2));
        BigDecimal bottom = number(1).add(number(3));
        boolean fits = number(2).signum() > 0 && number(3).signum() > 0 && right.compareTo(BigDecimal.ONE) <= 0
                && bottom.compareTo(BigDecimal.ONE) <= 0;
        return fits
                ? new Fix[]{swap, new Fix("Take the last two for width and height", widthAndHeight())}
                : new Fix[]{swap};
    }

    /** The right and lower borders in the place of a width and a height. */
    List<Replacement> widthAndHeight() {
        return List.of(replace(2, number(0).add(number(2))), replace(3, number(1).add(number(3))));
    }

    /** Fractions instead of pixels, where the size of the picture is known, and instead of percent. */
    Fix[] ofPixels() {
        List<Fix> mends = new ArrayList<>();
        context.known().pictureSize().ifPresent(size -> mends.add(fractions(
                "Take them for pixels of %d x %d".formatted(size.width(), size.height()),
                argument -> BigDecimal.valueOf(argument % 2 == 0 ? size.width() : size.height()))));
        mends.add(fractions("Take them for percent", argument -> HUNDRED));
        return mends.stream().filter(mend -> mend.replacements().stream()
                .allMatch(each -> new BigDecimal(each.text()).compareTo(BigDecimal.ONE) <= 0)).toArray(Fix[]::new);
    }

    private Fix fractions(String title, IntFunction<BigDecimal> whole) {
        List<Replacement> replacements = new ArrayList<>();
        for (int argument = 0; argument < 4; argument++) {
            replacements.add(replace(argument,
                    number(argument).divide(whole.apply(argument), DIGITS, RoundingMode.HALF_UP)));
        }
        return new Fix(title, replacements);
    }
}
