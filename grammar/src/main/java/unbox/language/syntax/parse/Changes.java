package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import unbox.language.syntax.Range;

/** What a repair can do to the tokens ahead. */
final class Changes {

    /** So far ahead is looked for a word that came too late. */
    private static final int FARTHEST = 64;

    private final RepairableTokens tokens;

    Changes(RepairableTokens tokens) {
        this.tokens = tokens;
    }

    void insert(int type, String text, int place) {
        tokens.insert(Shapes.putIn(type, text, place));
    }

    void insert(Token token) {
        tokens.insert(token);
    }

    /** Takes the next token for one of another type, or with another text. */
    void replace(int type, String text) {
        var changed = new CommonToken(tokens.remove());
        changed.setType(type);
        changed.setText(text);
        tokens.insert(changed);
    }

    /** The next tokens are part of the one before them, which has the text. Returns the place of the whole. */
    Range join(int count, String text) {
        var joined = (CommonToken) tokens.LT(-1);
        for (int i = 0; i < count; i++) {
            joined.setStopIndex(tokens.remove().getStopIndex());
        }
        joined.setText(text);
        return Places.range(joined);
    }

    /** The type of the token at a place: 1 is the next one, -1 the one before it. */
    int typeAhead(int place) {
        return tokens.LA(place);
    }

    Token token(int place) {
        return tokens.LT(place);
    }

    /** Takes out a comparison and the value behind it. */
    void removeComparison() {
        do {
            remove();
        } while (Words.beginsValue(tokens.LA(1)));
    }

    /** Takes the next token out, and so many behind it. Returns what is out. */
    List<Token> remove(int count) {
        List<Token> removed = new ArrayList<>();
        for (int i = 0; i < count && tokens.LA(1) != Token.EOF; i++) {
            removed.add(tokens.remove());
        }
        return removed;
    }

    /** The tokens that come for as long as the test holds. */
    List<Token> ahead(Predicate<Token> test) {
        List<Token> ahead = new ArrayList<>();
        for (int k = 1; tokens.LA(k) != Token.EOF && test.test(tokens.LT(k)); k++) {
            ahead.add(tokens.LT(k));
        }
        return ahead;
    }

    /** Takes out the next token, and where it is a bracket all up to the one that closes it. Returns what is out. */
    List<Token> remove() {
        List<Token> removed = new ArrayList<>();
        int depth = 0;
        do {
            removed.add(tokens.remove());
            int type = removed.getLast().getType();
            depth += Words.opens(type) ? 1 : Words.closes(type) ? -1 : 0;
        } while (depth > 0 && tokens.LA(1) != Token.EOF);
        return removed;
    }

    /** Takes out a word between parts and the part behind it. Returns what is out. */
    List<Token> removePart() {
        List<Token> removed = new ArrayList<>();
        do {
            removed.addAll(remove());
        } while (!Words.endsPart(tokens.LA(1)));
        return removed;
    }

    /** Takes out what begins with the next token, up to what may come instead or begins something else. */
    List<Token> removeItem(Expected expected) {
        boolean grid = tokens.LA(1) == UnboxLexer.GRID;
        List<Token> removed = new ArrayList<>();
        int type;
        do {
            type = tokens.LA(1);
            removed.addAll(remove());
        } while (!(type == UnboxLexer.LEFT_BRACE || isNextItem(type, grid, expected)));
        return removed;
    }

    private boolean isNextItem(int previous, boolean grid, Expected expected) {
        int type = tokens.LA(1);
        boolean part = previous == UnboxLexer.DURING || grid
                && (previous == UnboxLexer.ROWS || previous == UnboxLexer.COLUMNS || previous == UnboxLexer.COMMA);
        boolean ends = type == Token.EOF || type == UnboxLexer.RIGHT_BRACE || Words.begins(type);
        return ends && !part || Words.isSetting(type) && expected.has(type);
    }

    /** Puts braces around the next tokens, as far as the test holds. Returns those tokens. */
    List<Token> wrap(Predicate<Token> inside) {
        List<Token> content = new ArrayList<>();
        while (tokens.LA(1) != Token.EOF && tokens.LA(1) != UnboxLexer.RIGHT_BRACE && inside.test(tokens.LT(1))) {
            content.add(tokens.remove());
        }
        int end = tokens.LT(1).getStartIndex();
        insert(UnboxLexer.RIGHT_BRACE, "", content.isEmpty() ? end : content.getLast().getStopIndex() + 1);
        content.reversed().forEach(tokens::insert);
        insert(UnboxLexer.LEFT_BRACE, "", content.isEmpty() ? end : content.getFirst().getStartIndex());
        return content;
    }

    /** Whether a token of the type comes before the statement, action or clause ends. */
    boolean isAhead(int type) {
        for (int k = 2; k < FARTHEST && !Words.endsItem(tokens.LA(k)); k++) {
            if (tokens.LA(k) == type) {
                return true;
            }
        }
        return false;
    }

    /** Moves the part that begins with a word further ahead to here. Returns the tokens passed over, then the part. */
    List<List<Token>> bringForward(int word) {
        List<Token> passed = new ArrayList<>();
        while (tokens.LA(1) != word) {
            passed.add(tokens.remove());
        }
        List<Token> part = new ArrayList<>();
        do {
            part.add(tokens.remove());
        } while (!Words.endsPart(tokens.LA(1)));
        passed.reversed().forEach(tokens::insert);
        part.reversed().forEach(tokens::insert);
        return List.of(passed, part);
    }

    /** Takes the next token for one of another type, with its text. */
    void setType(int type) {
        replace(type, tokens.LT(1).getText());
    }

    /** Makes the next tokens one. */
    void merge(int count, int type, String text) {
        var merged = new CommonToken(tokens.LT(1));
        merged.setType(type);
        merged.setText(text);
        for (int i = 0; i < count; i++) {
            merged.setStopIndex(tokens.remove().getStopIndex());
        }
        tokens.insert(merged);
    }

    /** Takes out the number ahead, and all that follow it with commas between. Returns what is out. */
    List<Token> removeNumbers(boolean onlyOne) {
        List<Token> removed = new ArrayList<>();
        boolean more;
        do {
            more = tokens.LA(1) == UnboxLexer.MINUS || tokens.LA(1) == UnboxLexer.COMMA;
            removed.add(tokens.remove());
        } while (more && tokens.LA(1) == UnboxLexer.NUMBER || !onlyOne && tokens.LA(1) == UnboxLexer.COMMA);
        return removed;
    }

    /** Puts parentheses around tokens, before the next one. */
    void insertInParentheses(List<Token> content) {
        insert(UnboxLexer.RIGHT_PAREN, "", content.getLast().getStopIndex() + 1);
        content.reversed().forEach(tokens::insert);
        insert(UnboxLexer.LEFT_PAREN, "", content.getFirst().getStartIndex());
    }
}
