package unbox.runtime.sae;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The codes of a batch, as arrays.
 *
 * @param values [rows, positions, k], none below 0
 * @param indices [rows, positions, k] (int64)
 */
public record Code(NDArray values, NDArray indices) {

    /** The same on the heap, a code a row, for a grid of height * width positions. */
    public List<SparseCode> toHeap(int height, int width) {
        int k = (int) values.getShape().get(2);
        int entries = height * width * k;
        int[] features = LongStream.of(indices.toLongArray()).mapToInt(Math::toIntExact).toArray();
        float[] activations = values.toType(DataType.FLOAT32, false).toFloatArray();
        return IntStream.range(0, (int) values.getShape().get(0)).map(row -> row * entries)
                .mapToObj(start -> new SparseCode(height, width, k,
                        Arrays.copyOfRange(features, start, start + entries),
                        Arrays.copyOfRange(activations, start, start + entries)))
                .toList();
    }
}
