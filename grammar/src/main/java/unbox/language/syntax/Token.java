package unbox.language.syntax;

import java.util.List;

/** A piece of the text. The tokens of a tree, printed one after another, are the text. */
public record Token(Kind kind, String text, Range range) {

    /** What a token is to a reader. */
    public enum Kind {
        KEYWORD,
        NAME,
        NUMBER,
        STRING,
        BLOCK,
        FEATURE,
        SIZE,
        PUNCTUATION,
        COMMENT,
        DOC_COMMENT,
        WHITESPACE,
        LINE_END,
        WRONG
    }

    /** The index of the first token that begins at an offset or behind it. */
    public static int indexAt(List<Token> tokens, int offset) {
        int low = 0;
        int high = tokens.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tokens.get(middle).range().start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
