package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import unbox.runtime.tensor.Scope;

/** From what the VAE gives to bytes (diffusers, image_processor.py: {@code denormalize}, then NumPy's rounding). */
public final class Pixels {

    private Pixels() {}

    /**
     * Pictures' bytes, rounded half to even. What is no finite number becomes any colour.
     *
     * @param images [rows, 3, height, width], about -1 to 1
     * @return for each row [height, width, 3]
     */
    public static List<byte[]> rgb(NDArray images) {
        byte[] all = Scope.compute(() -> images.toType(DataType.FLOAT32, false).mul(0.5f).add(0.5f).clip(0, 1)
                .mul(255f).round().toType(DataType.UINT8, false).transpose(0, 2, 3, 1).toByteArray());
        int rows = (int) images.getShape().get(0);
        int size = all.length / rows;
        return IntStream.range(0, rows).mapToObj(row -> Arrays.copyOfRange(all, row * size, (row + 1) * size))
                .toList();
    }
}
