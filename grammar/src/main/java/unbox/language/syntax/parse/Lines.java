package unbox.language.syntax.parse;

import java.util.Arrays;
import unbox.language.syntax.Range;

/** Where the lines of a text begin. Line ends only separate in this language: they serve messages and recovery. */
final class Lines {

    private final String text;
    private final int[] starts;

    Lines(String text) {
        this.text = text;
        var found = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
            if (ends) {
                found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
                found[count++] = i + 1;
            }
        }
        starts = Arrays.copyOf(found, count);
    }

    /** The number of the line that holds the offset, from 1. */
    int number(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    boolean same(int offset, int other) {
        return number(offset) == number(other);
    }

    /** Whether nothing but white space stands before the offset on its line. */
    boolean isFirst(int offset) {
        int i = offset;
        while (i > 0 && isSpace(text.charAt(i - 1))) {
            i--;
        }
        return i == 0 || text.charAt(i - 1) == '\n' || text.charAt(i - 1) == '\r';
    }

    /** How far the first text of the offset's line is moved in, in characters. */
    int indentation(int offset) {
        int start = starts[number(offset) - 1];
        int i = start;
        while (i < text.length() && isSpace(text.charAt(i))) {
            i++;
        }
        return i - start;
    }

    /** The end of the offset's line, without its line end. */
    int end(int offset) {
        int i = offset;
        while (i < text.length() && text.charAt(i) != '\n' && text.charAt(i) != '\r') {
            i++;
        }
        return i;
    }

    /** From the beginning of the range's first line to the end of its last, with the line end. */
    Range whole(Range range) {
        int last = number(Math.max(range.start(), range.end() - 1));
        return new Range(starts[number(range.start()) - 1], last < starts.length ? starts[last] : text.length());
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\uFEFF';
    }
}
