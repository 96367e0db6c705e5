package unbox.language.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.LongStream;
import unbox.language.syntax.Expression.NumberRange;

/** The decimal numbers of a range, and how a number is shown. */
final class Numbers {

    private Numbers() {}

    /** {@code 0..1 step 0.1} has eleven; none passes the end. An open range has its start alone. */
    static List<BigDecimal> of(NumberRange range) {
        return LongStream.range(0, count(range))
                .mapToObj(at -> range.from().value().add(step(range).multiply(BigDecimal.valueOf(at)))).toList();
    }

    /** How many numbers a range has; {@link Long#MAX_VALUE} stands for all that are more. */
    static long count(NumberRange range) {
        if (range.to().isEmpty()) {
            return 1;
        }
        BigDecimal length = range.to().get().value().subtract(range.from().value());
        if (step(range).signum() == 0 || length.signum() * step(range).signum() < 0) {
            return 0;
        }
        BigDecimal steps = length.divide(step(range), 0, RoundingMode.DOWN);
        return steps.add(BigDecimal.ONE).min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
    }

    /** Without exponent and trailing zeros. */
    static String shown(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal step(NumberRange range) {
        return range.step().map(step -> step.value()).orElse(BigDecimal.ONE);
    }
}
