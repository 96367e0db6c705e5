package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;
import static unbox.language.problem.ProblemCode.UNKNOWN_WORD;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Repairs of a grid's rows and columns: their words are names elsewhere, and its names words. */
final class GridRepairs {

    private static final Pattern WORDS_BEHIND = Pattern.compile("(.+?)\\s+rows,?\\s+(.+?)\\s+columns");
    private static final Pattern BOTH = Pattern.compile("(\\w+)\\s*(?:\\b(?:by|x|over|vs)\\b|\\*)\\s*(\\w+)");

    private final Voice voice;
    private final Changes changes;

    GridRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    static boolean isGrid(ParserRuleContext context) {
        return context instanceof UnboxParser.GridContext || context instanceof UnboxParser.AxisNamesContext
                || context instanceof UnboxParser.AxisNameContext;
    }

    /** Whether {@code rows} or {@code columns} is read as a name, or the name of an axis as the next clause. */
    boolean isMisread(RepairableTokens tokens) {
        int next = tokens.LA(1);
        int second = tokens.LA(2);
        if (next == UnboxLexer.ROWS || next == UnboxLexer.COLUMNS) {
            int previous = tokens.LA(-1);
            boolean name = isAxis(second) || second == UnboxLexer.NAME;
            boolean other = second == UnboxLexer.ROWS || second == UnboxLexer.COLUMNS;
            boolean twice = previous == next && other && tokens.LA(3) != second; // else it is an axis of that name
            return twice || name && (previous == UnboxLexer.COMMA || previous == UnboxLexer.ROWS
                    || previous == UnboxLexer.COLUMNS);
        }
        boolean last = second == UnboxLexer.RIGHT_BRACE && voice.sameLine(tokens.LT(-1), tokens.LT(1));
        return isAxis(next) && isAxisOrName(tokens.LA(-1))
                && (last || second == UnboxLexer.ROWS || second == UnboxLexer.COLUMNS || second == UnboxLexer.COMMA);
    }

    private static boolean isAxisOrName(int type) {
        return isAxis(type) || type == UnboxLexer.NAME;
    }

    private static boolean isAxis(int type) {
        return type == UnboxLexer.PROMPT || type == UnboxLexer.EDIT
                || type >= UnboxLexer.NEGATIVE && type <= UnboxLexer.GUIDANCE;
    }

    /** Repairs what is misread so. */
    void misread(Spot spot) {
        if (isAxis(spot.type())) {
            voice.say(spot, MISSING_TEXT, spot.gap(),
                    "`,` is missing between " + Phrases.quote(spot.previous().getText())
                            + " and " + Phrases.quote(spot.next().getText()) + ".",
                    Fix.replace("Write ,", spot.gap(), ","));
            changes.insert(UnboxLexer.COMMA, ",", spot.gap().start());
            return;
        }
        if (spot.previousType() == spot.type()) {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(),
                    Phrases.quote(spot.next().getText()) + " stands here twice.", voice.removal(spot, spot.range()));
            changes.remove(1);
            return;
        }
        if (spot.previousType() == UnboxLexer.COMMA) {
            Range comma = Places.range(spot.previous());
            voice.say(spot, UNEXPECTED_TEXT, comma,
                    "No `,` stands before " + Phrases.quote(spot.next().getText()) + ".",
                    Fix.replace("Remove the comma", comma, ""));
        } else {
            voice.say(spot, MISSING_TEXT, spot.gap(),
                    "After " + voice.soFar(spot) + " " + Hints.missing(spot, UnboxLexer.MISSING_NAME) + ".");
        }
        changes.insert(UnboxLexer.MISSING_NAME, "", spot.gap().start());
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        return isGrid(spot.context()) && (misspelt(spot) || inAnotherOrder(spot));
    }

    /** {@code grid rows prompt cols edit}. */
    private boolean misspelt(Spot spot) {
        Optional<String> meant = spot.type() == UnboxLexer.NAME && voice.sameLine(spot.previous(), spot.next())
                ? Synonyms.meant(spot.next().getText(), List.of("rows", "columns"))
                : Optional.empty();
        meant.ifPresent(word -> {
            voice.say(spot, UNKNOWN_WORD, spot.range(), Phrases.quote(spot.next().getText())
                    + " is no word of the language; did you mean " + Phrases.quote(word) + "?",
                    Fix.replace("Write " + word, spot.range(), word));
            changes.replace(Words.type(word), word);
        });
        return meant.isPresent();
    }

    /** {@code grid prompt rows edit columns}, {@code grid prompt by edit}. */
    private boolean inAnotherOrder(Spot spot) {
        if (spot.previousType() != UnboxLexer.GRID || Words.closes(spot.type())
                || !voice.sameLine(spot.previous(), spot.next())) {
            return false;
        }
        List<Token> line = changes.ahead(
                token -> voice.sameLine(token, spot.next()) && !Words.closes(token.getType()));
        Range range = Places.range(line);
        Matcher behind = WORDS_BEHIND.matcher(voice.written(range));
        Matcher both = BOTH.matcher(voice.written(range));
        Matcher found = behind.matches() ? behind : both;
        if (!found.matches()) {
            return false;
        }
        String right = "rows " + found.group(1) + " columns " + found.group(2);
        voice.forget(range);
        voice.say(spot, UNEXPECTED_TEXT, range, "A grid says what its rows and columns are: " + Phrases.quote(right)
                + ".", Fix.replace("Write " + right, range, right));
        changes.remove(line.size());
        changes.insert(UnboxLexer.MISSING_NAME, "", spot.gap().start());
        changes.insert(UnboxLexer.ROWS, "", spot.gap().start());
        return true;
    }
}
