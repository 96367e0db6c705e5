package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.List;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Repairs of values: with and without quotes, parentheses or sides. */
final class ValueRepairs {

    private final Voice voice;
    private final Changes changes;

    ValueRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        return unquoted(spot) || quotedName(spot) || call(spot) || size(spot) || rangeOfNames(spot);
    }

    /** {@code import features}: a text without its quotes. */
    private boolean unquoted(Spot spot) {
        if (!spot.expected().textOnly() || !Words.isWordlike(spot.type())
                || !voice.sameLine(spot.previous(), spot.next())) {
            return false;
        }
        List<Token> rest = changes.restOfLine(token -> voice.sameLine(token, spot.next()));
        Range range = Places.range(rest);
        String quoted = '"' + voice.written(range).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        voice.forget(range);
        voice.say(spot, UNEXPECTED_TEXT, range, "A text stands in double quotes: " + Phrases.quote(quoted) + ".",
                Fix.replace("Put it in quotes", range, quoted));
        changes.merge(rest.size(), UnboxLexer.STRING, voice.written(range));
        return true;
    }

    /** {@code experiment "stripes"}: a name in quotes. */
    private boolean quotedName(Spot spot) {
        if (!spot.expected().nameOnly() || spot.type() != UnboxLexer.STRING) {
            return false;
        }
        String name = Quotes.strip(spot.next().getText());
        if (Words.isName(name)) {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), "A name stands without quotes: " + Phrases.quote(name) + ".",
                    Fix.replace("Remove the quotes", spot.range(), name));
            changes.replace(UnboxLexer.NAME, name);
        } else {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                    "A name stands without quotes, and is one word of letters, digits and `_`.");
            changes.replace(UnboxLexer.MISSING_NAME, "");
        }
        return true;
    }

    /** {@code edit stripy 2}: the values of a call without parentheses. */
    private boolean call(Spot spot) {
        Expected expected = spot.expected();
        boolean number = spot.type() == UnboxLexer.NUMBER || spot.type() == UnboxLexer.MINUS;
        if (!number || spot.previousType() != UnboxLexer.NAME || !expected.has(UnboxLexer.LEFT_PAREN)
                || expected.has(UnboxLexer.BY) || expected.between().isPresent()) {
            return false;
        }
        List<Token> numbers = changes.removeNumbers(expected.has(UnboxLexer.COMMA));
        changes.insertInParentheses(numbers);
        Range range = Places.range(numbers);
        String name = spot.previous().getText();
        String values = "(" + voice.written(range) + ")";
        voice.say(spot, MISSING_TEXT, range,
                "Values for " + Phrases.quote(name) + " stand in parentheses: " + Phrases.quote(name + values) + ".",
                Fix.replace("Put them in parentheses", spot.gap().to(range), values));
        return true;
    }

    /** {@code size 512}: not a size. */
    private boolean size(Spot spot) {
        if (!spot.expected().has(UnboxLexer.MISSING_SIZE) || spot.type() != UnboxLexer.NUMBER) {
            return false;
        }
        List<Token> numbers = changes.removeNumbers(false);
        String size = numbers.getFirst().getText() + " x " + numbers.getLast().getText();
        voice.say(spot, UNEXPECTED_TEXT, Places.range(numbers),
                "A size is width and height, such as " + Phrases.quote(size) + ".",
                Fix.replace("Write " + size, Places.range(numbers), size));
        changes.insert(UnboxLexer.MISSING_SIZE, "", spot.gap().start());
        return true;
    }

    /** {@code 0..n}: a range that a name ends. */
    private boolean rangeOfNames(Spot spot) {
        boolean part = spot.previousType() == UnboxLexer.RANGE || spot.previousType() == UnboxLexer.STEP;
        if (!part || spot.type() != UnboxLexer.NAME || voice.isFirstOnLine(spot.next())) {
            return false;
        }
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), "A range takes numbers, such as `0..8 step 2`, and no names.");
        changes.replace(UnboxLexer.NUMBER, "");
        return true;
    }
}
