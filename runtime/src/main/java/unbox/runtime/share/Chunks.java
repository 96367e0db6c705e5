package unbox.runtime.share;

import java.util.List;
import java.util.stream.IntStream;

/** Cuts lists into pieces that are as equal as they can be, for a small last piece would waste a pass. */
final class Chunks {
    private Chunks() {}

    /** The fewest pieces of at most so many elements; in order, of sizes that differ by one at most. */
    static <T> List<List<T>> of(List<T> all, int most) {
        int count = (all.size() + most - 1) / most;
        return IntStream.range(0, count)
                .mapToObj(chunk -> all.subList(start(chunk, count, all.size()), start(chunk + 1, count, all.size())))
                .toList();
    }

    private static int start(int chunk, int count, int size) {
        return (int) ((long) chunk * size / count);
    }
}
