package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.BAD_NUMBER;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Numbers in another notation, with a unit, or to be calculated; ranges with other points. */
final class NumberSpelling {

    /** Longer numbers are mistakes; reading them exactly would only take long. */
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern LONG_EXPONENT = Pattern.compile("[eE][+-]?\\d{3,}$");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]+");

    private final Spelled spelled;
    private final Complaints complaints;
    private final Lines lines;
    /** The line of the last number that nothing could be made of: its neighbours are the same mistake. */
    private int puzzledLine = -1;

    NumberSpelling(Spelled spelled, Complaints complaints, Lines lines) {
        this.spelled = spelled;
        this.complaints = complaints;
        this.lines = lines;
    }

    void number(CommonToken token) {
        if (token.getStopIndex() - token.getStartIndex() >= LONGEST_NUMBER) {
            complaints.add(BAD_NUMBER, Places.range(token), "This number has too many digits.");
        }
        spelled.add(token);
    }

    /** {@code .5}, {@code 1e5}, {@code 50%}, {@code 70px}. */
    void bad(CommonToken token) {
        String written = token.getText();
        String meant = meant(written);
        if (meant.isEmpty()) {
            puzzled(token, Phrases.quote(written) + " is not a number." + advice(token));
        } else {
            complaints.add(BAD_NUMBER, Places.range(token),
                    Phrases.quote(written) + " is not how numbers are written; write " + Phrases.quote(meant) + ".",
                    Fix.replace("Write " + meant, Places.range(token), meant));
        }
        add(token, meant);
    }

    private String advice(CommonToken token) {
        int before = spelled.previousOnLine(token).getType();
        boolean argument = before == UnboxLexer.LEFT_PAREN || before == UnboxLexer.COMMA;
        return argument && token.getText().endsWith("px") ? " Places in a picture are fractions of it, from 0 to 1."
                : "";
    }

    private void puzzled(CommonToken token, String message) {
        int line = lines.number(token.getStartIndex());
        if (line != puzzledLine) {
            complaints.add(BAD_NUMBER, Places.range(token), message);
        }
        puzzledLine = line;
    }

    private void add(CommonToken token, String meant) {
        spelled.add(token, UnboxLexer.NUMBER);
        token.setText(meant.isEmpty() ? "0" : meant);
    }

    /** What a number in another notation says, or nothing. */
    private static String meant(String written) {
        if (written.length() >= LONGEST_NUMBER || LONG_EXPONENT.matcher(written).find()) {
            return "";
        }
        if (HEXADECIMAL.matcher(written).matches()) {
            return new BigInteger(written.substring(2), 16).toString();
        }
        boolean percent = written.endsWith("%");
        String plain = written.replaceAll("[xf]$|\\.$|_| ?%$", "");
        try {
            BigDecimal value = new BigDecimal(plain);
            return (percent ? value.movePointLeft(2) : value).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException notANumber) {
            return "";
        }
    }

    /** {@code 1/2}, {@code 2*4}, {@code 1 - 0.45}. */
    void calculation(CommonToken token) {
        String written = token.getText();
        String result = written.length() >= LONGEST_NUMBER ? "" : Calculation.result(written);
        String message = "Numbers are not calculated: write the result";
        if (result.isEmpty()) {
            puzzled(token, message + ".");
        } else {
            complaints.add(BAD_NUMBER, Places.range(token), message + ", " + Phrases.quote(result) + ".",
                    Fix.replace("Write " + result, Places.range(token), result));
        }
        add(token, result);
    }

    /** {@code 0...3}; and three points where something was left out. */
    void badRange(CommonToken token) {
        Range range = Places.range(token);
        boolean between = spelled.previousOnLine(token).getType() == UnboxLexer.NUMBER
                && spelled.nextOnLine().getType() == UnboxLexer.NUMBER;
        if (between) {
            complaints.add(UNEXPECTED_TEXT, range, "A range has two points: `..`.",
                    Fix.replace("Write ..", range, ".."));
            spelled.add(token, UnboxLexer.RANGE);
        } else {
            complaints.add(UNEXPECTED_TEXT, range,
                    "Something was left out here: write it in the place of " + Phrases.quote(token.getText()) + ".");
            spelled.add(token, UnboxLexer.MISSING_VALUE);
        }
    }
}
