package unbox.language.catalog.clip;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Whole numbers by piece of text, where the pieces stay in the file's own bytes. Every check of a script waits until CLIP's
 * 100,000 entries are read; where each is found by its bytes (open addressing) is only worked out when the first is looked
 * for, which only a long prompt needs.
 */
final class ByteTable {
    /** Room for CLIP's 49,408 entries, so that nothing is copied while they are read. */
    private static final int USUAL = 50_000;

    private final byte[] text;
    private int[] starts = new int[USUAL];
    private int[] ends = new int[USUAL];
    private int[] values = new int[USUAL];
    private int size;
    /** The entry at each place, or -1; null until the first is looked for. */
    private volatile int[] slots;

    /** @param text UTF-8 */
    ByteTable(byte[] text) {
        this.text = text;
    }

    /** Notes a value for a piece of the text; a later one takes the place of an earlier. None comes after the first look. */
    void put(int start, int end, int value) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        values[size++] = value;
    }

    /** The value of a piece; empty where it has none. */
    OptionalInt get(String piece) {
        int[] known = slots;
        int[] places = known == null ? places() : known;
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        int entry = places[place(places, bytes, 0, bytes.length)];
        return entry < 0 ? OptionalInt.empty() : OptionalInt.of(values[entry]);
    }

    private synchronized int[] places() {
        if (slots == null) {
            int[] places = new int[Integer.highestOneBit(Math.max(size, 1)) << 2];
            Arrays.fill(places, -1);
            for (int entry = 0; entry < size; entry++) {
                places[place(places, text, starts[entry], ends[entry])] = entry;
            }
            slots = places;
        }
        return slots;
    }

    /** Where a piece is, or the free place where it would be. */
    private int place(int[] places, byte[] source, int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + source[at];
        }
        int place = (hash ^ hash >>> 15) & places.length - 1;
        while (places[place] >= 0
                && !Arrays.equals(text, starts[places[place]], ends[places[place]], source, start, end)) {
            place = place + 1 & places.length - 1;
        }
        return place;
    }
}
