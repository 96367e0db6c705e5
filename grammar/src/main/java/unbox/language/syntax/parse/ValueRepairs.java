package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Repairs of values: calls without parentheses, sizes, signs before names. */
final class ValueRepairs {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private final Voice voice;
    private final Changes changes;

    ValueRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        return call(spot) || size(spot) || signBeforeName(spot) || signInName(spot) || decimalComma(spot);
    }

    /** {@code edit stripy 2}, {@code mask "hand.png"}: the values of a call without parentheses. */
    private boolean call(Spot spot) {
        Expected expected = spot.expected();
        boolean number = spot.type() == UnboxLexer.NUMBER
                || spot.type() == UnboxLexer.MINUS && spot.second() == UnboxLexer.NUMBER && !isTight(spot);
        boolean mask = spot.type() == UnboxLexer.STRING && spot.previousType() == UnboxLexer.NAME
                && spot.previous().getText().equals("mask");
        if (!number && !mask || spot.previousType() != UnboxLexer.NAME || !expected.has(UnboxLexer.LEFT_PAREN)
                || expected.has(UnboxLexer.BY) || expected.between().isPresent()) {
            return false;
        }
        List<Token> values = mask ? changes.remove(1) : changes.removeNumbers(expected.has(UnboxLexer.COMMA));
        changes.insertInParentheses(values);
        Range range = Places.range(values);
        String name = spot.previous().getText();
        String written = "(" + voice.written(range) + ")";
        voice.say(spot, MISSING_TEXT, range,
                "Values for " + Phrases.quote(name) + " stand in parentheses: " + Phrases.quote(name + written) + ".",
                Fix.replace("Put them in parentheses", spot.gap().to(range), written));
        return true;
    }

    /** {@code size 512}, {@code size 192*128}, {@code size (192, 128)}: not how a size is written. */
    private boolean size(Spot spot) {
        if (!spot.expected().has(UnboxLexer.MISSING_SIZE)) {
            return false;
        }
        List<Token> rest = changes.ahead(token -> !Words.isSetting(token.getType()) && !Words.begins(token.getType())
                && token.getType() != UnboxLexer.RIGHT_BRACE && voice.sameLine(token, spot.previous()));
        List<String> sides = rest.isEmpty() ? List.of()
                : NUMBER.matcher(voice.written(Places.range(rest))).results().map(MatchResult::group).toList();
        if (sides.isEmpty()) {
            return false;
        }
        Range range = Places.range(rest);
        String size = sides.getFirst() + " x " + sides.getLast();
        voice.forget(range);
        voice.say(spot, UNEXPECTED_TEXT, range, "A size is width and height, such as " + Phrases.quote(size) + ".",
                Fix.replace("Write " + size, range, size));
        changes.remove(rest.size());
        changes.insert(UnboxLexer.MISSING_SIZE, "", spot.gap().start());
        return true;
    }

    /** {@code by -strength}. */
    private boolean signBeforeName(Spot spot) {
        if (spot.previousType() != UnboxLexer.MINUS || spot.type() != UnboxLexer.NAME) {
            return false;
        }
        voice.say(spot, UNEXPECTED_TEXT, Places.range(spot.previous()),
                "`-` stands only before a number. Give " + Phrases.quote(spot.next().getText())
                        + " a negative value instead.");
        changes.replace(UnboxLexer.NUMBER, "");
        return true;
    }

    /** {@code snow-fall} where a name is used. */
    private boolean signInName(Spot spot) {
        boolean name = spot.previousType() == UnboxLexer.NAME && spot.type() == UnboxLexer.MINUS
                && spot.second() == UnboxLexer.NAME && isTight(spot);
        if (name) {
            Range range = Places.range(spot.previous()).to(Places.range(spot.behind()));
            String right = NameRepairs.name(voice.written(range));
            voice.say(spot, UNEXPECTED_TEXT, range,
                    "A name is one word of letters, digits and `_`, such as " + Phrases.quote(right) + ".",
                    Fix.replace("Write " + right, range, right));
            changes.join(2, right);
        }
        return name;
    }

    /** {@code by 0,5}. */
    private boolean decimalComma(Spot spot) {
        boolean comma = spot.previousType() == UnboxLexer.NUMBER && spot.type() == UnboxLexer.COMMA
                && spot.second() == UnboxLexer.NUMBER && isTight(spot);
        String both = comma ? spot.previous().getText() + spot.behind().getText() : "";
        if (comma && both.indexOf('.') < 0) {
            Range range = Places.range(spot.previous()).to(Places.range(spot.behind()));
            String right = spot.previous().getText() + "." + spot.behind().getText();
            voice.say(spot, UNEXPECTED_TEXT, range, "A number has a decimal point: " + Phrases.quote(right) + ".",
                    Fix.replace("Write " + right, range, right));
            changes.join(2, right);
            return true;
        }
        return false;
    }

    /** Whether nothing stands around the next token. */
    private static boolean isTight(Spot spot) {
        return spot.gap().start() == spot.range().start() && spot.range().end() == spot.behind().getStartIndex();
    }
}
