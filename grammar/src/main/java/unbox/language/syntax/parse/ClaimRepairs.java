package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Repairs of measures and claims. */
final class ClaimRepairs {

    private static final Map<String, String> TURNED = Map.of("<", ">", ">", "<", "<=", ">=", ">=", "<=");
    private static final Map<String, String> IN_WORDS = Map.of("below", "<", "under", "<", "less", "<", "smaller", "<",
            "above", ">", "over", ">", "more", ">", "greater", ">", "larger", ">", "exceeds", ">");

    private final Voice voice;
    private final Changes changes;

    ClaimRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** {@code expect 0.1 > change in face}; {@code expect 0.01 < change < 0.1}. */
    void turned(Spot spot) {
        List<Token> claim = changes.ahead(token -> token.getType() != UnboxLexer.COMMA
                && !Words.begins(token.getType()) && !Words.closes(token.getType()));
        int sign = comparison(claim, 2);
        List<Token> measure = claim.subList(2, sign < 0 ? claim.size() : sign);
        Range range = Places.range(claim);
        String measured = measure.isEmpty() ? "change" : voice.written(Places.range(measure));
        String right = measured + " " + TURNED.getOrDefault(spot.behind().getText(), "<") + " "
                + spot.next().getText() + (sign < 0 ? ""
                        : ", " + measured + " " + voice.written(new Range(claim.get(sign).getStartIndex(),
                                range.end())));
        voice.say(spot, UNEXPECTED_TEXT, range, "What is measured stands before the number: " + Phrases.quote(right)
                + ".", Fix.replace("Write " + right, range, right));
        changes.remove(claim.size());
        changes.insert(UnboxLexer.MISSING_VALUE, "", spot.gap().start());
        changes.insert(UnboxLexer.COMPARISON, "<", spot.gap().start());
        changes.insert(UnboxLexer.MISSING_VALUE, "", spot.gap().start());
    }

    private static int comparison(List<Token> tokens, int from) {
        for (int i = from; i < tokens.size(); i++) {
            if (tokens.get(i).getType() == UnboxLexer.COMPARISON) {
                return i;
            }
        }
        return -1;
    }

    /** {@code expect change > 0.1 and change < 0.5}. */
    void joined(Spot spot) {
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), "Claims are separated by `,`, not by `and`.",
                Fix.replace("Write ,", spot.gap().to(spot.range()), ","));
        changes.replace(UnboxLexer.COMMA, ",");
    }

    /** {@code change in outside face}. */
    void inOutside(Spot spot) {
        Range in = new Range(spot.previous().getStartIndex(), spot.next().getStartIndex());
        voice.say(spot, UNEXPECTED_TEXT, Places.range(spot.previous()), "`outside` stands without `in`.",
                Fix.replace("Remove in", in, ""));
        changes.remove(1);
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        return notIn(spot) || inWords(spot) || unclaimed(spot) || regionLast(spot);
    }

    /** {@code change not in face}. */
    private boolean notIn(Spot spot) {
        if (spot.type() != UnboxLexer.NOT || spot.second() != UnboxLexer.IN
                || !spot.expected().has(UnboxLexer.OUTSIDE)) {
            return false;
        }
        Range range = spot.range().to(Places.range(spot.behind()));
        voice.say(spot, UNEXPECTED_TEXT, range, "Here stands `outside`, not `not in`.",
                Fix.replace("Write outside", range, "outside"));
        changes.merge(2, UnboxLexer.OUTSIDE, "outside");
        return true;
    }

    /** {@code change below 0.1}, {@code change less than 0.1}. */
    private boolean inWords(Spot spot) {
        String sign = IN_WORDS.getOrDefault(spot.next().getText(), "");
        boolean than = spot.behind().getText().equals("than");
        if (sign.isEmpty() || !spot.expected().has(UnboxLexer.COMPARISON)
                || !than && !Words.beginsValue(spot.second())) {
            return false;
        }
        Range range = than ? spot.range().to(Places.range(spot.behind())) : spot.range();
        voice.say(spot, UNEXPECTED_TEXT, range,
                "Here stands " + Phrases.quote(sign) + ", not " + Phrases.quote(voice.written(range)) + ".",
                Fix.replace("Write " + sign, range, sign));
        changes.merge(than ? 2 : 1, UnboxLexer.COMPARISON, sign);
        return true;
    }

    /** {@code measure change > 0.1}. */
    private boolean unclaimed(Spot spot) {
        if (spot.item().getType() != UnboxLexer.MEASURE || spot.type() != UnboxLexer.COMPARISON
                || spot.expected().value()) {
            return false;
        }
        Range word = Places.range(spot.item());
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), "`measure` only measures; a claim begins with `expect`.",
                Fix.replace("Write expect", word, "expect"));
        changes.removeComparison();
        return true;
    }

    /** {@code expect change < 0.1 outside face}. */
    private boolean regionLast(Spot spot) {
        boolean region = spot.type() == UnboxLexer.IN || spot.type() == UnboxLexer.OUTSIDE;
        if (spot.item().getType() != UnboxLexer.EXPECT || !region || spot.previousType() != UnboxLexer.NUMBER
                || changes.typeAhead(-2) != UnboxLexer.COMPARISON) {
            return false;
        }
        Range bound = Places.range(changes.token(-2)).to(Places.range(spot.previous()));
        Range place = Places.range(changes.removePart());
        String right = voice.written(place) + " " + voice.written(bound);
        voice.say(spot, UNEXPECTED_TEXT, bound.to(place),
                "The region stands before the comparison: " + Phrases.quote(right) + ".",
                Fix.replace("Change the order", bound.to(place), right));
        return true;
    }
}
