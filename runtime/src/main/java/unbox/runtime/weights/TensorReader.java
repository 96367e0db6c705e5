package unbox.runtime.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.ShortBuffer;
import unbox.runtime.RunException;

/**
 * Makes arrays of stored tensors. Each belongs to the manager given, whatever scope is open: it lives until that
 * manager (or the array itself) is closed.
 */
public final class TensorReader {

    private TensorReader() {}

    /**
     * A tensor in its own number format (BF16, which PyTorch's bridge cannot take, as float32). On the CPU it is the
     * mapped file itself and must never be changed in place.
     *
     * @throws RunException when the tensor's type has no use here
     */
    public static NDArray read(Safetensors file, StoredTensor tensor, NDManager owner) {
        ByteBuffer bytes = tensor.length() == 0 ? ByteBuffer.allocateDirect(0) : file.map(tensor.name());
        Shape shape = new Shape(tensor.dimensions());
        NDArray array = switch (tensor.type()) {
            case F64 -> owner.create(aligned(bytes, tensor), shape, DataType.FLOAT64);
            case F32 -> owner.create(aligned(bytes, tensor), shape, DataType.FLOAT32);
            case F16 -> owner.create(aligned(bytes, tensor), shape, DataType.FLOAT16);
            case BF16 -> owner.create(widened(bytes), shape, DataType.FLOAT32);
            case I64 -> owner.create(aligned(bytes, tensor), shape, DataType.INT64);
            case I32 -> owner.create(aligned(bytes, tensor), shape, DataType.INT32);
            case I16, I8, U8, BOOL -> throw new RunException(file.file() + ": tensor " + tensor.name() + " holds "
                    + tensor.type() + " numbers, which are no weights; save them as F32, F16 or BF16");
        };
        NDScope.unregister(array);
        return array;
    }

    /** A tensor converted, where it must be, to a number format; the copy is made once. */
    public static NDArray read(Safetensors file, StoredTensor tensor, NDManager owner, DataType format) {
        NDArray stored = read(file, tensor, owner);
        if (stored.getDataType() == format) {
            return stored;
        }
        try (stored) {
            NDArray converted = stored.toType(format, true);
            NDScope.unregister(converted);
            return converted;
        }
    }

    /** The bytes, or a copy where a header of odd length has put them across the processor's boundaries. */
    private static ByteBuffer aligned(ByteBuffer bytes, StoredTensor tensor) {
        if (bytes.alignmentOffset(0, tensor.type().bytes()) == 0) {
            return bytes;
        }
        return ByteBuffer.allocateDirect(bytes.capacity()).order(ByteOrder.nativeOrder()).put(bytes).flip();
    }

    /** BF16 as float32: the same bits with 16 zeros below. */
    private static ByteBuffer widened(ByteBuffer bytes) {
        ShortBuffer halves = bytes.asShortBuffer();
        ByteBuffer whole = ByteBuffer.allocateDirect(2 * bytes.capacity()).order(ByteOrder.nativeOrder());
        IntBuffer words = whole.asIntBuffer();
        while (halves.hasRemaining()) {
            words.put(halves.get() << 16);
        }
        return whole;
    }
}
