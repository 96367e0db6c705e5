package unbox.runtime.report;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as people want to read them. */
public final class Numbers {
    private static final int DIGITS = 4;

    private Numbers() {}

    /** Four significant digits, without an exponent and without zeros at the end: {@code 0.02317}, {@code 12.5}, {@code 3}. */
    public static String compact(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.toString(value);
        }
        var rounded = new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }
}
