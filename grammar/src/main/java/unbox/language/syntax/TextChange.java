package unbox.language.syntax;

import java.util.Optional;

/**
 * Where two texts differ: what stands from {@code start} up to {@code end} in the first stands up to {@code newEnd} in the
 * second. Before and behind it they are the same.
 */
public record TextChange(int start, int end, int newEnd) {

    /** The smallest change that makes one text of another. */
    public static TextChange between(String before, String after) {
        int shorter = Math.min(before.length(), after.length());
        int start = 0;
        while (start < shorter && before.charAt(start) == after.charAt(start)) {
            start++;
        }
        int same = 0;
        while (same < shorter - start
                && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
            same++;
        }
        return new TextChange(start, before.length() - same, after.length() - same);
    }

    /** The part of the first text that is otherwise in the second. */
    public Range before() {
        return new Range(start, end);
    }

    /** How much longer the second text is. */
    public int distance() {
        return newEnd - end;
    }

    /** Where a range of the first text is in the second; empty where the change touches it. */
    public Optional<Range> moved(Range range) {
        if (range.end() < start) {
            return Optional.of(range);
        }
        return range.start() > end
                ? Optional.of(new Range(range.start() + distance(), range.end() + distance()))
                : Optional.empty();
    }
}
