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
        boolean done = spot.type() == Token.EOF && missing(spot, spot.expected().wayOut()) || order(spot)
                || ending(spot) || wrongSign(spot) || missingBefore(spot);
        if (!done) {
            unexpected(spot);
        }
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
        String message = "After " + voice.soFar(spot) + " " + Hints.missing(spot, type) + ".";
        if (type == UnboxLexer.LEFT_BRACE) {
            List<Token> content = changes.wrap(token -> voice.sameLine(token, spot.previous()));
            voice.say(spot, MISSING_TEXT, spot.gap(), message, braces(spot, content));
            return true;
        }
        if (spot.previousType() == UnboxLexer.COMMA) {
            Range comma = Places.range(spot.previous());
            voice.say(spot, MISSING_TEXT, comma, "After this `,` comes another value.",
                    Fix.replace("Remove the comma", comma, ""));
        } else if (type == UnboxLexer.ROWS && !Words.closes(spot.type())) {
            voice.say(spot, MISSING_TEXT, spot.gap(), message, Fix.replace("Write rows", spot.gap(), " rows"));
        } else {
            voice.say(spot, MISSING_TEXT, spot.gap(), message);
        }
        changes.insert(type, type == UnboxLexer.COMPARISON ? "<" : "", spot.gap().start());
        return true;
    }

    private static Fix braces(Spot spot, List<Token> content) {
        if (content.isEmpty()) {
            return Fix.replace("Write braces", spot.gap(), " {\n}");
        }
        Range end = Range.at(Places.range(content).end());
        return new Fix("Put it in braces",
                List.of(new Fix.Replacement(spot.gap(), " {"), new Fix.Replacement(end, " }")));
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
                sign.isEmpty() ? NO_FIX : new Fix[]{instead(spot, sign)});
        changes.replace(right, sign.isEmpty() ? "<" : sign);
        return true;
    }

    /** A colon stands right behind its name, every other sign behind a space. */
    private static Fix instead(Spot spot, String sign) {
        boolean space = spot.gap().start() < spot.range().start();
        return sign.equals(":") ? Fix.replace("Write :", spot.gap().to(spot.range()), ":")
                : Fix.replace("Write " + sign, spot.range(), space ? sign : " " + sign);
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

    /** A token that is too much, with what belongs to it: {@code by 3} as a whole, or parentheses. */
    private void unexpected(Spot spot) {
        String message = Hints.unexpected(spot, voice.soFar(spot));
        boolean part = Words.CONNECTIVES.contains(spot.type()) && spot.type() != UnboxLexer.RAW;
        Range range = Places.range(part ? changes.removePart() : changes.remove());
        if (spot.type() == UnboxLexer.RANGE) {
            voice.say(spot, UNEXPECTED_TEXT, range, message);
        } else {
            voice.say(spot, UNEXPECTED_TEXT, range, message, voice.removal(spot, range));
        }
    }
}
