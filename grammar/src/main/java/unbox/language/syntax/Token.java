package unbox.language.syntax;

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
}
