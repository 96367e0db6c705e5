package unbox.language.syntax.parse;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** The token types that may stand next. */
record Expected(IntervalSet types) {

    /** What a construct cannot do without, where it can stand at all; a text may also be a label that is not needed. */
    private static final int[] REQUIRED = {UnboxLexer.MISSING_VALUE, UnboxLexer.MISSING_NAME, UnboxLexer.BY,
            UnboxLexer.TO, UnboxLexer.FROM, UnboxLexer.COMPARISON, UnboxLexer.MISSING_TEXT, UnboxLexer.MISSING_SIZE,
            UnboxLexer.NUMBER, UnboxLexer.ASSIGN, UnboxLexer.STEPS, UnboxLexer.ROWS, UnboxLexer.LEFT_BRACE};

    /** What only ends something. */
    private static final int[] CLOSING = {UnboxLexer.RIGHT_PAREN, UnboxLexer.RIGHT_BRACKET, UnboxLexer.RIGHT_BRACE};

    /** What stands between two parts and may have been forgotten. */
    private static final int[] BETWEEN = {UnboxLexer.BY, UnboxLexer.TO, UnboxLexer.FROM, UnboxLexer.ASSIGN,
            UnboxLexer.COLON, UnboxLexer.STEPS, UnboxLexer.COMPARISON};

    boolean has(int type) {
        return types.contains(type);
    }

    boolean value() {
        return has(UnboxLexer.MISSING_VALUE);
    }

    /** A name and nothing else. */
    boolean nameOnly() {
        return has(UnboxLexer.MISSING_NAME) && !value();
    }

    /** A text and nothing else. */
    boolean textOnly() {
        return has(UnboxLexer.MISSING_TEXT) && types.size() == 2;
    }

    /** Whether what was read is whole, so that the next statement, action or clause may begin. */
    boolean complete() {
        return has(UnboxLexer.RIGHT_BRACE) || has(Token.EOF);
    }

    /** The token to put in where what was read is not whole; nothing where it is. */
    OptionalInt required() {
        if (complete()) {
            return OptionalInt.empty();
        }
        OptionalInt closing = first(CLOSING);
        return closing.isPresent() ? closing : first(REQUIRED);
    }

    /** The token to put in at the end of the file, where something must come to an end. */
    int wayOut() {
        return first(CLOSING).orElseGet(() -> first(REQUIRED).orElseThrow());
    }

    /** The sign or word that must stand between what was read and what comes. */
    OptionalInt between() {
        return complete() ? OptionalInt.empty() : first(BETWEEN);
    }

    /** The words among them for which the test holds. */
    List<String> words(IntPredicate which) {
        return types.toList()
                .stream()
                .filter(type -> Words.isReserved(type) || Words.isContextual(type))
                .filter(which::test)
                .map(Words::spelled)
                .toList();
    }

    private OptionalInt first(int[] candidates) {
        for (int type : candidates) {
            boolean axis = type == UnboxLexer.STEPS && has(UnboxLexer.SEED);
            if (has(type) && !axis) {
                return OptionalInt.of(type);
            }
        }
        return OptionalInt.empty();
    }
}
