package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;
import static unbox.language.problem.ProblemCode.UNKNOWN_WORD;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Range;

/** Repairs of the parts of a statement, action or clause: missing, with another sign, or too many. */
final class PartRepairs {

    private static final Fix[] NO_FIX = {};

    private final Voice voice;
    private final Changes changes;
    private final OrderRepairs orders;

    PartRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
        this.orders = new OrderRepairs(voice, changes);
    }

    /** Repairs whatever mistake it is. */
    void repair(Spot spot) {
        boolean done = spot.type() == Token.EOF && missing(spot, spot.expected().wayOut()) || orders.repair(spot)
                || ending(spot) || inForFrom(spot) || wrongSign(spot) || prefix(spot) || missingBefore(spot);
        if (!done) {
            unexpected(spot);
        }
    }

    /** What was read breaks off. */
    private boolean ending(Spot spot) {
        Expected expected = spot.expected();
        boolean breaksOff = Words.begins(spot.type()) || Words.CONNECTIVES.contains(spot.type())
                || Words.closes(spot.type()) || spot.type() == UnboxLexer.LEFT_BRACE
                || spot.isNameless() || spot.type() == UnboxLexer.COMPARISON && spot.expected().value()
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
            voice.say(spot, MISSING_TEXT, comma,
                    "After this `,` comes another " + (spot.expected().nameOnly() ? "name." : "value."),
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
        boolean word = spot.type() == UnboxLexer.NAME && spot.second() != UnboxLexer.LEFT_PAREN
                && right != UnboxLexer.COLON && Hints.leads(right, spot.behind())
                && Words.beginsValue(spot.second()) && voice.sameLine(spot.next(), spot.behind())
                && voice.sameLine(spot.previous(), spot.next());
        if (right == Token.EPSILON || !Words.isSign(spot.type()) && !step && !word) {
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

    /** {@code remove fur from face}. */
    private boolean inForFrom(Spot spot) {
        boolean other = spot.type() == UnboxLexer.FROM || spot.type() == UnboxLexer.TO;
        boolean region = spot.second() == UnboxLexer.NAME || spot.second() == UnboxLexer.NOT;
        if (!other || !region || !spot.expected().has(UnboxLexer.IN) || spot.expected().between().isPresent()) {
            return false;
        }
        voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                "Here stands `in`, not " + Phrases.quote(spot.next().getText()) + ".",
                Fix.replace("Write in", spot.range(), "in"));
        changes.replace(UnboxLexer.IN, "in");
        return true;
    }

    /** A colon stands right behind its name, every other sign behind a space. */
    private static Fix instead(Spot spot, String sign) {
        boolean space = spot.gap().start() < spot.range().start();
        boolean tight = spot.range().end() == spot.behind().getStartIndex();
        return sign.equals(":") ? Fix.replace("Write :", spot.gap().to(spot.range()), tight ? ": " : ":")
                : Fix.replace("Write " + sign, spot.range(), space ? sign : " " + sign);
    }

    /** {@code light(eahc lights)}: a word before a value that looks like one of the language. */
    private boolean prefix(Spot spot) {
        boolean twoNames = spot.previousType() == UnboxLexer.NAME && spot.type() == UnboxLexer.NAME
                && voice.sameLine(spot.previous(), spot.next());
        Optional<String> meant = twoNames ? Synonyms.meant(spot.previous().getText(), List.of("each", "not"))
                : Optional.empty();
        meant.ifPresent(word -> {
            Range range = Places.range(spot.previous());
            voice.say(spot, UNKNOWN_WORD, range, Phrases.quote(spot.previous().getText())
                    + " is no word of the language; did you mean " + Phrases.quote(word) + "?",
                    Fix.replace("Write " + word, range, word));
            changes.join(1, spot.next().getText());
        });
        return meant.isPresent();
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
                sign.isEmpty() ? NO_FIX : new Fix[]{new Fix("Write " + sign, gaps(spot, gap))});
        changes.insert(type, sign.isEmpty() ? "<" : sign, spot.gap().start());
        return true;
    }

    /** The gap before the next token, and those between the numbers or texts of the line that follow without commas. */
    private List<Replacement> gaps(Spot spot, String sign) {
        List<Replacement> gaps = new ArrayList<>(List.of(new Replacement(spot.gap(), sign)));
        boolean alike = sign.equals(",") && spot.previousType() == spot.type()
                && (spot.type() == UnboxLexer.NUMBER || spot.type() == UnboxLexer.STRING);
        List<Token> run = alike ? changes.ahead(token -> token.getType() == spot.type()) : List.of();
        for (Token token : run.subList(0, Math.max(0, run.size() - 1))) {
            gaps.add(new Replacement(Range.at(token.getStopIndex() + 1), sign));
        }
        return gaps;
    }

    /** A token that is too much, with what belongs to it: {@code by 3} as a whole, or parentheses. */
    private void unexpected(Spot spot) {
        String message = Surplus.message(spot, voice.soFar(spot));
        boolean part = Words.CONNECTIVES.contains(spot.type()) && spot.type() != UnboxLexer.RAW;
        Range range = Places.range(part ? changes.removePart() : changes.remove());
        if (spot.type() == UnboxLexer.RANGE || goesOn(spot, range)) {
            voice.say(spot, UNEXPECTED_TEXT, range, message);
        } else {
            voice.say(spot, UNEXPECTED_TEXT, range, message, voice.removal(spot, range));
        }
    }

    /** Whether what is left without the range would be wrong again: a value right behind a value. */
    private boolean goesOn(Spot spot, Range range) {
        Token next = changes.token(1);
        boolean value = Words.beginsValue(next.getType()) && !spot.expected().has(next.getType());
        return value && !spot.expected().value() && voice.sameLine(spot.next(), next)
                && range.end() < next.getStopIndex();
    }
}
