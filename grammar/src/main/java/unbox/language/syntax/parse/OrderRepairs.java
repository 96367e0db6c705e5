package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.List;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Repairs of parts that are all there, in another order. */
final class OrderRepairs {

    private final Voice voice;
    private final Changes changes;

    OrderRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        return parts(spot) || featuresLast(spot) || rawLast(spot) || topFirst(spot) || topMissing(spot);
    }

    /** {@code add stripes in face by 3}. */
    private boolean parts(Spot spot) {
        int first = spot.expected().between().orElse(Token.EPSILON);
        if (!Words.CONNECTIVES.contains(first) || !Words.CONNECTIVES.contains(spot.type()) || !changes.isAhead(first)) {
            return false;
        }
        boolean region = spot.type() == UnboxLexer.TO;
        if (region) {
            changes.setType(UnboxLexer.IN);
        }
        List<List<Token>> swapped = changes.bringForward(first);
        Range early = Places.range(swapped.get(0));
        Range late = Places.range(swapped.get(1));
        String written = region ? "in" + voice.written(early).substring(2) : voice.written(early);
        changed(spot, early.to(late), Phrases.word(first) + " comes before " + (region ? "the region"
                : Phrases.quote(spot.next().getText())), voice.written(late) + " " + written);
        return true;
    }

    private void changed(Spot spot, Range range, String message, String right) {
        voice.say(spot, UNEXPECTED_TEXT, range, message + ": " + Phrases.quote(right) + ".",
                Fix.replace("Change the order", range, right));
    }

    /** {@code scale by 0.5 fur}, {@code copy from "a cat" fur}. */
    private boolean featuresLast(Spot spot) {
        boolean first = spot.previous() == spot.item() && spot.expected().value()
                && Words.CONNECTIVES.contains(spot.type()) && Words.beginsValue(spot.second());
        if (!first || !Words.ACTIONS.contains(spot.item().getType())
                || !Words.beginsValue(changes.typeAhead(3)) || !voice.sameLine(spot.next(), changes.token(3))) {
            return false;
        }
        List<Token> part = changes.remove(2);
        List<Token> features = changes.ahead(token -> voice.sameLine(token, spot.next())
                && !Words.begins(token.getType()) && !Words.closes(token.getType())
                && !Words.CONNECTIVES.contains(token.getType()));
        Range range = Places.range(part).to(Places.range(features));
        changes.remove(features.size());
        part.reversed().forEach(changes::insert);
        features.reversed().forEach(changes::insert);
        changed(spot, range, "The features come first",
                voice.written(Places.range(features)) + " " + voice.written(Places.range(part)));
        return true;
    }

    /** {@code add fur by 3 in face raw}. */
    private boolean rawLast(Spot spot) {
        boolean takesRaw = spot.item().getType() == UnboxLexer.ADD || spot.item().getType() == UnboxLexer.SET
                || spot.item().getType() == UnboxLexer.ONLY;
        boolean behindRegion = changes.typeAhead(-2) == UnboxLexer.IN;
        if (spot.type() != UnboxLexer.RAW || !takesRaw || !behindRegion) {
            return false;
        }
        Range region = Places.range(changes.token(-2)).to(Places.range(spot.previous()));
        changes.remove(1);
        changed(spot, region.to(spot.range()), "`raw` comes right behind the strength",
                "raw " + voice.written(region));
        return true;
    }

    /** {@code copy top 80 down.2.1}, {@code explore top 10 of up.0.1}. */
    private boolean topFirst(Spot spot) {
        boolean number = spot.type() == UnboxLexer.TOP && spot.expected().value()
                && spot.second() == UnboxLexer.NUMBER;
        boolean of = changes.typeAhead(3) == UnboxLexer.NAME;
        Token block = changes.token(of ? 4 : 3);
        if (!number || block.getType() != UnboxLexer.BLOCK) {
            return false;
        }
        Range range = spot.range().to(Places.range(block));
        String right = block.getText() + " top " + spot.behind().getText();
        changes.remove(of ? 4 : 3);
        changes.insert(UnboxLexer.NUMBER, spot.behind().getText(), range.end());
        changes.insert(UnboxLexer.TOP, "", range.end());
        changes.insert(block);
        changed(spot, range, "The block comes before `top`", right);
        return true;
    }

    /** {@code explore up.0.1 10}. */
    private boolean topMissing(Spot spot) {
        boolean missing = spot.previousType() == UnboxLexer.BLOCK && spot.type() == UnboxLexer.NUMBER
                && spot.expected().has(UnboxLexer.TOP) && spot.expected().between().isEmpty();
        if (missing) {
            voice.say(spot, MISSING_TEXT, spot.gap(),
                    "`top` is missing between " + Phrases.quote(spot.previous().getText()) + " and "
                            + Phrases.quote(spot.next().getText()) + ".",
                    Fix.replace("Write top", spot.gap(), " top"));
            changes.insert(UnboxLexer.TOP, "", spot.gap().start());
        }
        return missing;
    }
}
