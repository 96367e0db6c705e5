package unbox.language.format;

import java.util.Optional;

/**
 * A line of the laid-out text.
 *
 * @param indent blanks before it
 * @param head what stands before the column, or the whole line
 * @param tail what stands behind the column; empty where there is no column
 * @param column which lines share their column: neighbours of equal key
 * @param comment a comment at the line's end
 */
record Line(int indent, boolean blankBefore, String head, String tail, Optional<Column> column,
        Optional<Trailing> comment) {

    /**
     * A column that neighbours share.
     *
     * @param key equal for lines that can share it
     * @param spansBlanks whether blank lines and others between do not part them
     */
    record Column(String key, boolean spansBlanks) {}

    /**
     * A comment at a line's end.
     *
     * @param at the column where it was written, from 0
     */
    record Trailing(String text, int at) {}

    static Line of(int indent, boolean blankBefore, String text) {
        return new Line(indent, blankBefore, text, "", Optional.empty(), Optional.empty());
    }

    /** The line without its comment. */
    String code() {
        return " ".repeat(indent) + head + (tail.isEmpty() || head.isEmpty() ? tail : " " + tail);
    }

    String text() {
        String code = code();
        return comment.map(trailing -> code + pad(trailing.at() - width(code)) + trailing.text()).orElse(code);
    }

    private static String pad(int blanks) {
        return " ".repeat(Math.max(2, blanks));
    }

    /** How many characters a person sees; of a statement over several lines, in its last. */
    static int width(String text) {
        return (int) text.substring(text.lastIndexOf('\n') + 1).codePoints().count();
    }

    Line withHead(String padded) {
        return new Line(indent, blankBefore, padded, tail, column, comment);
    }

    Line withComment(Trailing trailing) {
        return new Line(indent, blankBefore, head, tail, column, Optional.of(trailing));
    }

    Line withBlankBefore() {
        return new Line(indent, true, head, tail, column, comment);
    }
}
