package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.List;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Repairs of the parts of a statement, action or clause: missing, in another order, or too many. */
final class PartRepairs {

    private static final Fix[] NO_FIX = {};

    private final Voice voice;
    private final Changes changes;

    PartRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** Repairs whatever mistake it is. */
    void repair(Spot spot) {
        boolean done = spot.type() == Token.EOF && missing(spot, spot.expected().wayOut()) || unquoted(spot)
                || quotedName(spot) || order(spot) || ending(spot) || wrongSign(spot) || call(spot) || size(spot)
                || missingBefore(spot);
        if (!done) {
            unexpected(spot);
        }
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
        String literal = spot.next().getText();
        String name = literal.substring(1, literal.length() - (Quotes.closes(literal) ? 1 : 0)).strip();
        boolean possible = Words.isName(name);
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), "A name stands without quotes"
                + (possible ? ": " + Phrases.quote(name) + "." : ", and is one word of letters, digits and `_`."),
                possible ? new Fix[]{Fix.replace("Remove the quotes", spot.range(), name)} : NO_FIX);
        changes.replace(possible ? UnboxLexer.NAME : UnboxLexer.MISSING_NAME, possible ? name : "");
        return true;
    }

    /** {@code add stripes in face by 3}: all is there, in another order. */
    private boolean order(Spot spot) {
        int first = spot.expected().between().orElse(Token.EPSILON);
        if (!Words.CONNECTIVES.contains(first) || !Words.CONNECTIVES.contains(spot.type()) || !changes.isAhead(first)) {
            return false;
        }
        List<List<Token>> swapped = changes.bringForward(first);
        Range early = Places.range(swapped.get(0));
        Range late = Places.range(swapped.get(1));
        voice.say(spot, UNEXPECTED_TEXT, early.to(late),
                Phrases.word(first) + " comes before " + Phrases.quote(spot.next().getText()) + ": "
                        + Phrases.quote(voice.written(late) + " " + voice.written(early)) + ".",
                Fix.replace("Change the order", early.to(late), voice.written(late) + " " + voice.written(early)));
        return true;
    }

    /** What was read breaks off. */
    private boolean ending(Spot spot) {
        Expected expected = spot.expected();
        boolean breaksOff = Words.begins(spot.type()) || Words.CONNECTIVES.contains(spot.type())
                || Words.closes(spot.type()) || spot.type() == UnboxLexer.LEFT_BRACE
                || spot.isNameless()
                || isNextLine(spot) && Words.isNearItem(spot.next().getText());
        boolean otherSign = Words.isSign(spot.type()) && expected.between().isPresent();
        return breaksOff && !otherSign && expected.required().isPresent()
                && missing(spot, expected.required().getAsInt());
    }

    private boolean isNextLine(Spot spot) {
        return spot.type() == UnboxLexer.NAME && voice.isFirstOnLine(spot.next());
    }

    private boolean missing(Spot spot, int type) {
        if (spot.previousType() == UnboxLexer.COMMA) {
            Range comma = Places.range(spot.previous());
            voice.say(spot, MISSING_TEXT, comma, "After this `,` comes another value.",
                    Fix.replace("Remove the comma", comma, ""));
        } else {
            voice.say(spot, MISSING_TEXT, spot.gap(),
                    "After " + voice.soFar(spot) + " " + Hints.missing(spot, type) + ".");
        }
        if (type == UnboxLexer.LEFT_BRACE) {
            changes.wrap(token -> voice.sameLine(token, spot.previous()));
        } else {
            changes.insert(type, type == UnboxLexer.COMPARISON ? "<" : "", spot.gap().start());
        }
        return true;
    }

    /** {@code scale stripes to 3}, {@code region face: ...}: another sign or word where one must stand. */
    private boolean wrongSign(Spot spot) {
        int right = spot.expected().between().orElse(Token.EPSILON);
        boolean step = right == UnboxLexer.STEPS && spot.type() == UnboxLexer.STEP;
        if (right == Token.EPSILON || !Words.isSign(spot.type()) && !step) {
            return false;
        }
        String written = spot.next().getText();
        String sign = right == UnboxLexer.COMPARISON ? Phrases.comparison(written) : Words.spelled(right);
        voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                "Here stands " + Phrases.sign(right) + ", not " + Phrases.quote(written) + ".",
                sign.isEmpty() ? NO_FIX : new Fix[]{Fix.replace("Write " + sign, spot.range(), sign)});
        changes.replace(right, sign.isEmpty() ? "<" : sign);
        return true;
    }

    /** A value where a sign, a word or a comma comes first. */
    private boolean missingBefore(Spot spot) {
        if (!Words.beginsValue(spot.type()) || spot.previous() == null) {
            return false;
        }
        int type = Hints.forgotten(spot, changes::isAhead);
        if (type == Token.EPSILON) {
            return false;
        }
        String sign = type == UnboxLexer.COMPARISON ? "" : Words.spelled(type);
        String gap = type == UnboxLexer.COMMA || type == UnboxLexer.COLON ? sign : " " + sign;
        voice.say(spot, MISSING_TEXT, spot.gap(),
                Phrases.sign(type) + " is missing between " + Phrases.quote(spot.previous().getText()) + " and "
                        + Phrases.quote(spot.next().getText()) + ".",
                sign.isEmpty() ? NO_FIX : new Fix[]{Fix.replace("Write " + sign, spot.gap(), gap)});
        changes.insert(type, sign.isEmpty() ? "<" : sign, spot.gap().start());
        return true;
    }

    /** {@code edit stripy 2}: the values of a call without parentheses. */
    private boolean call(Spot spot) {
        boolean number = spot.type() == UnboxLexer.NUMBER || spot.type() == UnboxLexer.MINUS;
        if (!number || spot.previousType() != UnboxLexer.NAME || !spot.expected().has(UnboxLexer.LEFT_PAREN)
                || spot.expected().between().isPresent()) {
            return false;
        }
        boolean list = spot.expected().has(UnboxLexer.COMMA);
        Range range = Places.range(changes.parenthesize(list));
        voice.say(spot, MISSING_TEXT, range, "Values for " + Phrases.quote(spot.previous().getText())
                + " stand in parentheses: "
                + Phrases.quote(spot.previous().getText() + "(" + voice.written(range) + ")") + ".",
                Fix.replace("Put them in parentheses", new Range(spot.gap().start(), range.end()),
                        "(" + voice.written(range) + ")"));
        return true;
    }

    /** {@code size 512}: not a size. */
    private boolean size(Spot spot) {
        if (!spot.expected().has(UnboxLexer.MISSING_SIZE) || spot.type() != UnboxLexer.NUMBER) {
            return false;
        }
        String number = spot.next().getText();
        String size = number + " x " + number;
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), "A size is width and height, such as " + Phrases.quote(size)
                + ".", Fix.replace("Write " + size, spot.range(), size));
        changes.replace(UnboxLexer.MISSING_SIZE, "");
        return true;
    }

    private void unexpected(Spot spot) {
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), Hints.unexpected(spot, voice.soFar(spot)),
                Fix.replace("Remove it", spot.range(), ""));
        changes.remove();
    }
}
