package unbox.language.catalog.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import unbox.language.catalog.file.BrokenFileException;

/**
 * A tensor in a file of {@code torch.save}: where its numbers lie. They are read when they are asked for.
 *
 * @param name the keys that lead to it, with dots between: {@code state_dict.encoder.weight}; empty for a file that holds
 *        one tensor alone
 * @param shape lengths of its axes
 * @param strides numbers between neighbours along each axis
 * @param offset of its first number in the entry
 * @param entry of the zip that holds the numbers
 */
public record TorchTensor(String name, Type type, List<Long> shape, List<Long> strides, long offset,
        ZipEntryBytes entry) {

    /** A format of numbers, little-endian. */
    public enum Type {
        FLOAT32(4),
        FLOAT16(2),
        BFLOAT16(2),
        FLOAT64(8),
        INT64(8),
        INT32(4);

        private final int bytes;

        Type(int bytes) {
            this.bytes = bytes;
        }

        /** Bytes a number. */
        public int bytes() {
            return bytes;
        }

        static Type of(Pickled.Global storage) {
            return switch (storage) {
                case FLOAT_STORAGE -> FLOAT32;
                case HALF_STORAGE -> FLOAT16;
                case BFLOAT16_STORAGE -> BFLOAT16;
                case DOUBLE_STORAGE -> FLOAT64;
                case LONG_STORAGE -> INT64;
                case INT_STORAGE -> INT32;
                case ORDERED_DICTIONARY, REBUILD_TENSOR -> throw new Unpickler.PickleException(
                        "has a pickle with an unknown kind of storage");
            };
        }
    }

    /** How many numbers. */
    public int count() {
        return shape.contains(0L) ? 0 : Math.toIntExact(shape.stream().reduce(1L, Math::multiplyExact));
    }

    /** The same numbers with its axes in the opposite order: columns become rows. Nothing is copied. */
    public TorchTensor transposed() {
        return new TorchTensor(name, type, shape.reversed(), strides.reversed(), offset, entry);
    }

    /**
     * Its numbers, row by row.
     *
     * @throws BrokenFileException where the file is damaged, or the tensor holds no fractions
     */
    public float[] floats() {
        float[] floats = new float[count()];
        buffer().asFloatBuffer().get(floats);
        return floats;
    }

    /**
     * Its numbers as float32, row by row: a direct little-endian buffer, mapped read-only from the file where it holds
     * just that, else a copy. Positions run from 0.
     *
     * @throws BrokenFileException where the file is damaged, or the tensor holds no fractions
     */
    public ByteBuffer buffer() {
        ByteBuffer stored = entry.map();
        long start = offset * type.bytes();
        if (count() > 0 && isStoredAsIs() && (entry.start() + start) % Float.BYTES == 0) {
            return stored.slice((int) start, count() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        }
        ByteBuffer copy = ByteBuffer.allocateDirect(Math.multiplyExact(count(), Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (count() > 0) {
            copy(reader(stored), 0, offset, copy.asFloatBuffer());
        }
        return copy;
    }

    private void copy(IntToDoubleFunction reader, int axis, long from, FloatBuffer to) {
        if (axis == shape.size()) {
            to.put((float) reader.applyAsDouble((int) from));
            return;
        }
        long stride = strides.get(axis);
        for (long at = 0; at < shape.get(axis); at++) {
            copy(reader, axis + 1, from + at * stride, to);
        }
    }

    private IntToDoubleFunction reader(ByteBuffer stored) {
        return switch (type) {
            case FLOAT32 -> at -> stored.getFloat(at * 4);
            case FLOAT16 -> at -> Float.float16ToFloat(stored.getShort(at * 2));
            case BFLOAT16 -> at -> Float.intBitsToFloat(stored.getShort(at * 2) << 16);
            case FLOAT64 -> at -> stored.getDouble(at * 8);
            case INT64, INT32 -> throw new BrokenFileException(entry.file(),
                    "has whole numbers in the tensor \"" + name + "\", where fractions are expected");
        };
    }

    /** Whether its numbers lie in the file as they are read: float32, row by row. */
    boolean isStoredAsIs() {
        return type == Type.FLOAT32 && isRowByRow();
    }

    private boolean isRowByRow() {
        long expected = 1;
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            if (shape.get(axis) != 1 && strides.get(axis) != expected) {
                return false;
            }
            expected *= shape.get(axis);
        }
        return true;
    }
}
