package unbox.language.syntax.parse;

import java.math.BigDecimal;
import java.util.OptionalInt;

/** The values of number tokens. */
final class Literals {

    private static final int MOST_DIGITS = 40;

    private Literals() {}

    /** The digits as an int, or nothing where they do not fit. */
    static OptionalInt index(String digits) {
        try {
            return OptionalInt.of(Integer.parseInt(digits));
        } catch (NumberFormatException empty) {
            return OptionalInt.empty();
        }
    }

    /** The number, exactly; 0 for one so long that it was refused. */
    static BigDecimal number(String digits) {
        return digits.length() > MOST_DIGITS ? BigDecimal.ZERO : new BigDecimal(digits);
    }
}
