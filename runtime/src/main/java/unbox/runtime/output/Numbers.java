package unbox.runtime.output;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers with as many digits as mean something. */
public final class Numbers {
    private static final MathContext FOR_PEOPLE = new MathContext(4);
    /** What float32 can tell apart. */
    private static final MathContext FOR_FILES = new MathContext(7);

    private Numbers() {}

    /** Four significant digits, without an exponent and without zeros at the end: {@code 0.02317}, {@code 12.5}, {@code 3}. */
    public static String compact(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        var rounded = new BigDecimal(value).round(FOR_PEOPLE).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /** The same number for JSON, which knows only finite ones: the others are null. */
    public static Number json(double value) {
        return Double.isFinite(value) ? rounded(value) : null;
    }

    /** Seven significant digits. */
    public static double rounded(double value) {
        return Double.isFinite(value) ? new BigDecimal(value).round(FOR_FILES).doubleValue() : value;
    }
}
