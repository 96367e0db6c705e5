package unbox.runtime.weights;

import java.util.Arrays;
import java.util.List;

/**
 * A tensor as a safetensors header describes it.
 *
 * @param begin its first byte, counted from the end of the header
 * @param end the byte after its last
 */
public record StoredTensor(String name, StoredType type, List<Long> shape, long begin, long end) {

    /** Bytes in the file. */
    public long length() {
        return end - begin;
    }

    /** Whether it has this shape. */
    public boolean hasShape(long... wanted) {
        return shape.equals(Arrays.stream(wanted).boxed().toList());
    }

    /** The shape as an array. */
    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
