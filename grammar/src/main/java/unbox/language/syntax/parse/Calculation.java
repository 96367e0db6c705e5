package unbox.language.syntax.parse;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The result of what people would have the language calculate. */
final class Calculation {

    private static final Pattern PRODUCT = Pattern.compile("([\\d.]+)\\s*([*/\u00D7])\\s*([\\d.]+)");
    private static final Pattern SUM = Pattern.compile("(-?[\\d.]+)\\s*([+-])\\s*([\\d.]+)");

    private Calculation() {}

    /** Products before sums, from the left; nothing where the result has no end or is not a plain number. */
    static String result(String written) {
        try {
            String result = reduce(PRODUCT, written.strip());
            result = reduce(SUM, result);
            return new BigDecimal(result).stripTrailingZeros().toPlainString();
        } catch (ArithmeticException endless) {
            return "";
        }
    }

    private static String reduce(Pattern operation, String written) {
        String left = written;
        Matcher next = operation.matcher(left);
        while (next.find()) {
            BigDecimal value = value(new BigDecimal(next.group(1)), next.group(2), new BigDecimal(next.group(3)));
            left = left.substring(0, next.start()) + value.toPlainString() + left.substring(next.end());
            next = operation.matcher(left);
        }
        return left;
    }

    private static BigDecimal value(BigDecimal left, String operator, BigDecimal right) {
        return switch (operator) {
            case "+" -> left.add(right);
            case "-" -> left.subtract(right);
            case "/" -> left.divide(right);
            default -> left.multiply(right);
        };
    }
}
