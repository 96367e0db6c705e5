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

    /**
     * The place of an offset. What lies outside the text counts as its nearest end. In a long line its characters take time
     * to count: who needs the line alone asks for {@link #lineOf}.
     */
    public Position at(int offset) {
        int inside = Math.clamp(offset, 0, text.length());
        int line = lineOf(inside);
        int start = lineStarts[line];
        return new Position(line, inside - start, text.codePointCount(start, inside));
    }

    /** The line of an offset, from 0. */
    public int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts, Math.clamp(offset, 0, text.length()));
        return found >= 0 ? found : -found - 2;
    }

    /** The offsets of a line, from 0, without its end. */
    public Range range(int line) {
        int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : text.length();
        while (end > lineStarts[line] && isLineEnd(text.charAt(end - 1))) {
            end--;
        }
        return new Range(lineStarts[line], end);
    }

    /**
     * The offset of a line and a column in UTF-16 units, both from 0. A column past the line's end is its end, a line
     * past the last the end of the text.
     */
    public int offset(int line, int unit) {
        if (line >= lineStarts.length) {
            return text.length();
        }
        Range range = range(Math.max(line, 0));
        return range.start() + Math.clamp(unit, 0, range.end() - range.start());
    }

    /** How many lines there are; an empty text has one. */
    public int lines() {
        return lineStarts.length;
    }

    /** The text of a line, from 0, without its end. */
    public String line(int line) {
        Range range = range(line);
        return text.substring(range.start(), range.end());
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
