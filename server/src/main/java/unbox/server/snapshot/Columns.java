package unbox.server.snapshot;

import unbox.language.syntax.Positions;
import unbox.language.syntax.Range;

/**
 * The columns of a text as an editor counts them. In a line of ordinary length they are counted from its beginning. In a long
 * one that would take longer with each place: there counting begins at the nearest of some places that were counted once.
 */
final class Columns {
    private static final int STEP = 1024;

    private final String text;
    private final Positions positions;
    private final Encoding encoding;
    /** How many units the text has up to each of its steps. */
    private final Lazy<int[]> steps;

    Columns(String text, Positions positions, Encoding encoding) {
        this.text = text;
        this.positions = positions;
        this.encoding = encoding;
        steps = new Lazy<>(this::count);
    }

    Encoding encoding() {
        return encoding;
    }

    private int[] count() {
        int[] counts = new int[text.length() / STEP + 1];
        for (int step = 1; step < counts.length; step++) {
            counts[step] = counts[step - 1] + encoding.count(text, place(step - 1), place(step));
        }
        return counts;
    }

    /** Where a step is: not within a character. */
    private int place(int step) {
        int place = step * STEP;
        return isWithinCharacter(place) ? place + 1 : place;
    }

    private boolean isWithinCharacter(int place) {
        return place > 0 && place < text.length() && Character.isLowSurrogate(text.charAt(place))
                && Character.isHighSurrogate(text.charAt(place - 1));
    }

    /** The column of an offset; of one at a line's end, whatever that is, the column behind the last character. */
    int column(int offset) {
        Range line = positions.range(positions.lineOf(offset));
        int inside = Math.clamp(offset, line.start(), line.end());
        if (encoding == Encoding.UTF16) {
            return inside - line.start();
        }
        int place = isWithinCharacter(inside) ? inside + 1 : inside;
        return place - line.start() <= STEP
                ? encoding.count(text, line.start(), place)
                : before(place) - before(line.start());
    }

    /** How many units the text has before a place. */
    private int before(int place) {
        int step = place / STEP;
        if (place(step) > place) {
            step--;
        }
        return steps.get()[step] + encoding.count(text, place(step), place);
    }

    /** The offset of a column; of one past the line's end the end, of one within a character its beginning. */
    int offset(int line, int column) {
        Range range = positions.range(line);
        if (encoding == Encoding.UTF16) {
            int place = Math.min(range.start() + Math.min(column, text.length()), range.end());
            return isWithinCharacter(place) ? place - 1 : place;
        }
        if (range.end() - range.start() <= STEP) {
            return encoding.walk(text, range.start(), range.end(), column);
        }
        long wanted = (long) before(range.start()) + column;
        int step = stepBefore(range, wanted);
        int from = Math.max(range.start(), place(step));
        return encoding.walk(text, from, range.end(), (int) Math.min(wanted - before(from), Integer.MAX_VALUE));
    }

    /** The last step in a line at which no more than so many units have been counted. */
    private int stepBefore(Range line, long wanted) {
        int low = line.start() / STEP;
        int high = line.end() / STEP;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (steps.get()[middle] <= wanted && place(middle) <= line.end()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
