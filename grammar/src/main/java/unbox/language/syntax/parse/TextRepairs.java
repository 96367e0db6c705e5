package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Repairs of texts without their quotes, and of labels and captions in the wrong place. */
final class TextRepairs {

    private static final int FEWEST_WORDS = 3;
    private static final Pattern FILE = Pattern.compile("\\.(png|jpe?g|gif|bmp|unbox)$");

    private final Voice voice;
    private final Changes changes;

    TextRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        return unquoted(spot) || file(spot) || label(spot) || tooEarly(spot) || as(spot);
    }

    /** {@code import "a.unbox", "b.unbox"}: several texts behind a word that takes one. */
    void several(Spot spot) {
        String word = spot.lead().getText();
        String message = Phrases.quote(word) + " takes one text.";
        if (spot.lead().getType() == UnboxLexer.IMPORT || spot.lead().getType() == UnboxLexer.SAES) {
            Range range = new Range(spot.range().start(), spot.behind().getStartIndex());
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), message,
                    Fix.replace("Write another " + word, range, "\n" + word + " "));
            changes.replace(spot.lead().getType(), word);
        } else {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), message);
            changes.remove(2);
        }
    }

    /** {@code import features}: a text without its quotes. */
    private boolean unquoted(Spot spot) {
        boolean text = Words.isWordlike(spot.type()) || spot.type() == UnboxLexer.DOTTED
                || spot.type() == UnboxLexer.RANGE || spot.type() == UnboxLexer.UNFINISHED_BLOCK;
        if (!spot.expected().textOnly() || !text || !voice.sameLine(spot.previous(), spot.next())) {
            return false;
        }
        quote(spot, restOfText(spot));
        return true;
    }

    /** {@code prompt a photo of a dog}: several words where the name of a prompt would be one. */
    boolean sentence(Spot spot) {
        quote(spot, changes.ahead(token -> Words.isWordlike(token.getType()) && voice.sameLine(token, spot.next())));
        return true;
    }

    /** Whether the next tokens are words of a sentence, and not names with a comma forgotten. */
    static boolean isSentence(RepairableTokens tokens, Voice voice) {
        for (int k = 1; k <= FEWEST_WORDS; k++) {
            boolean word = k == 1 ? tokens.LA(k) == UnboxLexer.NAME : Words.isWordlike(tokens.LA(k));
            if (!word || Words.begins(tokens.LA(k)) || !voice.sameLine(tokens.LT(1), tokens.LT(k))) {
                return false;
            }
        }
        return true;
    }

    private void quote(Spot spot, List<Token> tokens) {
        Range range = Places.range(tokens);
        String written = voice.written(range).replaceAll("^\"|\"$", "");
        if (spot.item().getType() == UnboxLexer.IMPORT && written.indexOf('.') < 0) {
            written += ".unbox";
        }
        String quoted = '"' + written.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        voice.forget(range);
        voice.say(spot, UNEXPECTED_TEXT, range, "A text stands in double quotes: " + Phrases.quote(quoted) + ".",
                Fix.replace("Put it in quotes", range, quoted));
        changes.merge(tokens.size(), UnboxLexer.STRING, voice.written(range));
    }

    /** The rest of the line, without brackets unless they are part of a path: {@code out/{edit}.png}. */
    private List<Token> restOfText(Spot spot) {
        int[] depth = {0};
        int[] end = {spot.next().getStopIndex() + 1};
        return changes.ahead(token -> {
            boolean apart = token.getStartIndex() > end[0]
                    && voice.written(new Range(end[0], token.getStartIndex())).isBlank();
            boolean opens = Words.opens(token.getType());
            boolean closes = Words.closes(token.getType());
            boolean ends = opens && apart && depth[0] == 0 || closes && depth[0] == 0;
            depth[0] += opens ? 1 : closes ? -1 : 0;
            end[0] = token.getStopIndex() + 1;
            return !ends && voice.sameLine(token, spot.next());
        });
    }

    /** {@code mask(hand.png)}: the name of a file among values. */
    private boolean file(Spot spot) {
        if (spot.type() != UnboxLexer.DOTTED || !spot.expected().value()) {
            return false;
        }
        if (FILE.matcher(spot.next().getText()).find()) {
            quote(spot, List.of(spot.next()));
        } else {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), Phrases.quote(spot.next().getText())
                    + " is no name: a name is one word of letters, digits and `_`.");
            changes.replace(UnboxLexer.MISSING_VALUE, "");
        }
        return true;
    }

    /** {@code 1 as "first"}. */
    private boolean as(Spot spot) {
        if (!spot.next().getText().equals("as") || spot.second() != UnboxLexer.STRING) {
            return false;
        }
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), "A caption stands right behind its value.",
                Fix.replace("Remove as", spot.gap().to(spot.range()), ""));
        changes.remove(1);
        return true;
    }

    /** {@code feature snow = up.0.1#294 snow}: a label without its quotes. */
    private boolean label(Spot spot) {
        boolean behind = spot.previousType() == UnboxLexer.FEATURE && spot.type() == UnboxLexer.NAME
                && spot.expected().has(UnboxLexer.STRING) && voice.sameLine(spot.previous(), spot.next());
        if (!behind || spot.expected().between().isPresent() || spot.expected().has(UnboxLexer.IN)) {
            return false;
        }
        List<Token> words = changes.ahead(
                token -> token.getType() == UnboxLexer.NAME && voice.sameLine(token, spot.next()));
        Range range = Places.range(words);
        String quoted = '"' + voice.written(range) + '"';
        voice.say(spot, UNEXPECTED_TEXT, range, "A label stands in double quotes: " + Phrases.quote(quoted) + ".",
                Fix.replace("Put it in quotes", range, quoted));
        changes.merge(words.size(), UnboxLexer.STRING, quoted);
        return true;
    }

    /** {@code "snow" up.0.1#294}, {@code "as it is" none}: what belongs behind its value. */
    private boolean tooEarly(Spot spot) {
        boolean label = spot.type() == UnboxLexer.FEATURE;
        boolean caption = spot.item().getType() == UnboxLexer.EDIT
                && (spot.type() == UnboxLexer.NAME || spot.type() == UnboxLexer.NONE);
        if (spot.previousType() != UnboxLexer.STRING || !label && !caption
                || !voice.sameLine(spot.previous(), spot.next())) {
            return false;
        }
        Range text = Places.range(spot.previous());
        Range range = text.to(value(spot));
        String right = voice.written(new Range(spot.next().getStartIndex(), range.end())) + " " + voice.written(text);
        voice.say(spot, UNEXPECTED_TEXT, range,
                (label ? "A label stands behind its feature: " : "A caption stands behind its edit: ")
                        + Phrases.quote(right) + ".",
                Fix.replace("Change the order", range, right));
        return true;
    }

    /** Takes out the value ahead, a call with its arguments. */
    private Range value(Spot spot) {
        Range range = Places.range(changes.remove());
        return spot.second() == UnboxLexer.LEFT_PAREN ? range.to(Places.range(changes.remove())) : range;
    }
}
