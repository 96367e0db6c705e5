package unbox.language.syntax;

import java.util.Arrays;

/**
 * Lines and columns of a text. A line ends with {@code \n}, {@code \r\n} or {@code \r}. Offsets are counted in UTF-16
 * units, as {@link Range} counts them.
 */
public final class Positions {
    private final String text;
    private final int[] lineStarts;

    /**
     * A place in a text, counted from 0.
     *
     * @param unit its column in UTF-16 units, as editors count
     * @param column its column in characters, as people count
     */
    public record Position(int line, int unit, int column) {

        /** For people, who count from 1: {@code 3:7}. */
        @Override
        public String toString() {
            return (line + 1) + ":" + (column + 1);
        }
    }

    public Positions(String text) {
        this.text = text;
        lineStarts = lineStarts(text);
    }

    /** The place of an offset. What lies outside the text counts as its nearest end. */
    public Position at(int offset) {
        int inside = Math.clamp(offset, 0, text.length());
        int found = Arrays.binarySearch(lineStarts, inside);
        int line = found >= 0 ? found : -found - 2;
        int start = lineStarts[line];
        return new Position(line, inside - start, text.codePointCount(start, inside));
    }

    /**
     * The offset of a line and a column in UTF-16 units, both from 0. A column past the line's end is its end, a line
     * past the last the end of the text.
     */
    public int offset(int line, int unit) {
        if (line >= lineStarts.length) {
            return text.length();
        }
        int start = lineStarts[Math.max(line, 0)];
        return start + Math.clamp(unit, 0, line(Math.max(line, 0)).length());
    }

    /** How many lines there are; an empty text has one. */
    public int lines() {
        return lineStarts.length;
    }

    /** The text of a line, from 0, without its end. */
    public String line(int line) {
        int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
        while (end > lineStarts[line] && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(lineStarts[line], end);
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            boolean first = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if (isLineEnd(text.charAt(at)) && !first) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = at + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }
}
