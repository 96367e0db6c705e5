package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.Set;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Continuation.Place;
import unbox.language.syntax.Range;

/** Repairs of what stands between two regions. */
final class RegionRepairs {

    private static final Set<String> WITHOUT = Set.of("except", "without", "minus", "but");

    private final Voice voice;
    private final Changes changes;

    RegionRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        boolean whole = spot.expected().has(UnboxLexer.AND) && !spot.expected().value();
        if (!whole || spot.previousType() == UnboxLexer.NUMBER || !isRegion(spot)) {
            return false;
        }
        return otherWord(spot) || sign(spot) || nothing(spot) || notBehind(spot);
    }

    private static boolean isRegion(Spot spot) {
        return new CaretPlaces(spot).place() == Place.REGION;
    }

    /** {@code ground except sky}, {@code ground but not sky}, {@code in ground in sky}. */
    private boolean otherWord(Spot spot) {
        boolean without = WITHOUT.contains(spot.next().getText());
        boolean not = without && spot.second() == UnboxLexer.NOT;
        boolean again = spot.type() == UnboxLexer.IN && spot.item().getType() != UnboxLexer.MEASURE
                && spot.item().getType() != UnboxLexer.EXPECT;
        if (!without && !again || !Words.beginsValue(spot.second())) {
            return false;
        }
        if (again) {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                    "An action has one `in`; join the regions with `and`.",
                    Fix.replace("Write and", spot.range(), "and"));
            changes.replace(UnboxLexer.AND, "and");
        } else {
            instead(spot, !not);
        }
        return true;
    }

    /** {@code ground - sky}; {@code ground, sky} where no list may be. */
    private boolean sign(Spot spot) {
        boolean minus = spot.type() == UnboxLexer.MINUS;
        boolean comma = spot.type() == UnboxLexer.COMMA && !spot.expected().has(UnboxLexer.COMMA);
        boolean region = spot.second() == UnboxLexer.NAME || spot.second() == UnboxLexer.NOT
                || spot.second() == UnboxLexer.LEFT_PAREN;
        if (!minus && !comma || !region || !voice.sameLine(spot.next(), spot.behind())) {
            return false;
        }
        if (minus) {
            instead(spot, true);
        } else {
            String gap = spot.range().start() == spot.gap().start() ? " " : "";
            voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                    "Regions are joined by `or`, which takes both, or `and`, which takes what they share.",
                    Fix.replace("Write or", spot.range(), gap + "or"),
                    Fix.replace("Write and", spot.range(), gap + "and"));
            changes.replace(UnboxLexer.OR, "or");
        }
        return true;
    }

    private void instead(Spot spot, boolean without) {
        String right = without ? "and not" : "and";
        voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                "Here stands " + Phrases.quote(right) + ", not " + Phrases.quote(spot.next().getText()) + ".",
                Fix.replace("Write " + right, spot.range(), right));
        changes.replace(UnboxLexer.AND, "and");
        if (without) {
            Token and = changes.token(1);
            changes.remove(1);
            changes.insert(UnboxLexer.NOT, "", and.getStopIndex() + 1);
            changes.insert(UnboxLexer.AND, "", and.getStopIndex() + 1);
        }
    }

    /** {@code ground not sky}, {@code ground sky}. */
    private boolean nothing(Spot spot) {
        boolean not = spot.type() == UnboxLexer.NOT && Words.beginsValue(spot.second());
        boolean name = spot.type() == UnboxLexer.NAME && spot.second() == UnboxLexer.LEFT_PAREN;
        if (!not && !name || !voice.sameLine(spot.previous(), spot.next())) {
            return false;
        }
        Range gap = spot.gap();
        String between = " is missing between " + Phrases.quote(spot.previous().getText()) + " and "
                + Phrases.quote(spot.next().getText()) + ".";
        if (not) {
            voice.say(spot, MISSING_TEXT, gap, "`and`" + between, Fix.replace("Write and", gap, " and"));
        } else {
            voice.say(spot, MISSING_TEXT, gap, "`or` or `and`" + between, Fix.replace("Write or", gap, " or"),
                    Fix.replace("Write and", gap, " and"));
        }
        changes.insert(UnboxLexer.AND, "", gap.start());
        return true;
    }

    /** {@code in ground not}. */
    private boolean notBehind(Spot spot) {
        if (spot.type() != UnboxLexer.NOT || spot.previousType() != UnboxLexer.NAME) {
            return false;
        }
        Range range = Places.range(spot.previous()).to(spot.range());
        String right = "not " + spot.previous().getText();
        voice.say(spot, UNEXPECTED_TEXT, range, "`not` stands before its region: " + Phrases.quote(right) + ".",
                Fix.replace("Change the order", range, right));
        changes.remove(1);
        return true;
    }
}
