package unbox.language.syntax;

/**
 * A place in a text, half open: from {@code start} up to but without {@code end}, counted in UTF-16 units as Java
 * strings are.
 */
public record Range(int start, int end) {

    /** An empty range at one place. */
    public static Range at(int offset) {
        return new Range(offset, offset);
    }

    /** The smallest range that holds this one and the other. */
    public Range to(Range other) {
        return new Range(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** Whether the offset lies in the range; its end counts too, as a cursor behind a word still touches it. */
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }

    /** The part of the text that the range covers. */
    public String of(String text) {
        return text.substring(start, end);
    }
}
