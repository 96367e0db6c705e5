package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Arrays, read onto the heap. */
public final class Tensors {

    private Tensors() {}

    /** The values, last axis fastest, from any number format and device. */
    public static float[] floats(NDArray array) {
        return Scope.compute(() -> array.toType(DataType.FLOAT32, false).toFloatArray());
    }

    /** The values of an int64 array, last axis fastest. */
    public static long[] longs(NDArray array) {
        return Scope.compute(array::toLongArray);
    }
}
