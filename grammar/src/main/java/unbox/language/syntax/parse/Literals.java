package unbox.language.syntax.parse;

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

    /** The digits of a number; of one so long that it was refused, those of 0. */
    static String number(String digits) {
        return digits.length() > MOST_DIGITS ? "0" : digits;
    }
}
