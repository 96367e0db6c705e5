package unbox.language.catalog.clip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Whole numbers by piece of text, where the pieces stay in the file's own bytes: an open-addressing hash table of places.
 * Every check of a script waits for CLIP's 100,000 entries, and this takes half the time of a map of strings.
 */
final class ByteTable {
    /** Room for CLIP's 49,408 entries, so that nothing moves while they are read. */
    private static final int CAPACITY = 1 << 17;

    private final byte[] text;
    private int[] starts;
    private int[] ends;
    private int[] values;
    private int size;

    /** @param text UTF-8 */
    ByteTable(byte[] text) {
        this.text = text;
        resize(CAPACITY);
    }

    /** Notes a value for a piece of the text; a later one takes the place of an earlier. */
    void put(int start, int end, int value) {
        if (2 * (size + 1) > starts.length) {
            resize(2 * starts.length);
        }
        int slot = slot(text, start, end);
        if (starts[slot] < 0) {
            size++;
        }
        starts[slot] = start;
        ends[slot] = end;
        values[slot] = value;
    }

    /** The value of a piece; empty where it has none. */
    OptionalInt get(String piece) {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        int slot = slot(bytes, 0, bytes.length);
        return starts[slot] < 0 ? OptionalInt.empty() : OptionalInt.of(values[slot]);
    }

    /** Where a piece is, or the free place where it would be. */
    private int slot(byte[] source, int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + source[at];
        }
        int slot = (hash ^ hash >>> 15) & starts.length - 1;
        while (starts[slot] >= 0 && !Arrays.equals(text, starts[slot], ends[slot], source, start, end)) {
            slot = slot + 1 & starts.length - 1;
        }
        return slot;
    }

    private void resize(int capacity) {
        int[] oldStarts = starts == null ? new int[0] : starts;
        int[] oldEnds = ends;
        int[] oldValues = values;
        starts = new int[capacity];
        ends = new int[capacity];
        values = new int[capacity];
        Arrays.fill(starts, -1);
        size = 0;
        for (int at = 0; at < oldStarts.length; at++) {
            if (oldStarts[at] >= 0) {
                put(oldStarts[at], oldEnds[at], oldValues[at]);
            }
        }
    }
}
