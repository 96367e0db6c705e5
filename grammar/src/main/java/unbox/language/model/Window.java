package unbox.language.model;

/** The steps at which an operation holds: the first step is 0, both ends in. */
public record Window(int first, int last) {

    /** Every step. */
    public static final Window ALWAYS = new Window(0, Integer.MAX_VALUE);

    public boolean holds(int step) {
        return first <= step && step <= last;
    }

    /** The steps that both windows hold; may be empty. */
    public Window intersect(Window other) {
        return new Window(Math.max(first, other.first), Math.min(last, other.last));
    }

    public boolean isEmpty() {
        return first > last;
    }
}
