package unbox.runtime.weights;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.runtime.RunException;

/**
 * Finds NaN and infinite values in files of weights, about as fast as the files can be read: they are mapped, and 8 bytes
 * are looked at in one step.
 */
public final class NonFiniteWeights {

    private NonFiniteWeights() {}

    /** The bits of a number's exponent, in each of the numbers that 8 bytes hold. They are all 1 in NaN and infinities. */
    private record Exponents(long bits) {
        static final Exponents F64 = new Exponents(0x7FF0_0000_0000_0000L);
        static final Exponents F32 = new Exponents(0x7F80_0000_7F80_0000L);
        static final Exponents F16 = new Exponents(0x7C00_7C00_7C00_7C00L);
        static final Exponents BF16 = new Exponents(0x7F80_7F80_7F80_7F80L);

        /** The lowest bit of each exponent. */
        long ones() {
            return bits & ~(bits << 1);
        }

        /** The bit above each exponent, which is the number's sign. */
        long signs() {
            return bits << 1 & ~bits;
        }
    }

    /**
     * The tensors that hold such values, in the order of the files and of their headers; also those that the model makes no
     * use of.
     *
     * @param component whose files are looked through
     * @throws RunException when a file cannot be read
     */
    public static List<NonFiniteWeight> find(WeightFiles component) {
        List<NonFiniteWeight> found = new ArrayList<>();
        component.files().stream().map(Safetensors::open).forEach(file -> file.tensors().values()
                .forEach(tensor -> find(file, tensor).ifPresent(found::add)));
        return found;
    }

    private static Optional<NonFiniteWeight> find(Safetensors file, StoredTensor tensor) {
        Optional<Exponents> exponents = switch (tensor.type()) {
            case F64 -> Optional.of(Exponents.F64);
            case F32 -> Optional.of(Exponents.F32);
            case F16 -> Optional.of(Exponents.F16);
            case BF16 -> Optional.of(Exponents.BF16);
            case I64, I32, I16, I8, U8, BOOL -> Optional.empty();
        };
        if (exponents.isEmpty() || tensor.length() == 0) {
            return Optional.empty();
        }
        ByteBuffer bytes = file.map(tensor.name());
        long count = count(bytes, exponents.get());
        if (count == 0) {
            return Optional.empty();
        }
        int index = 0;
        while (Double.isFinite(value(bytes, tensor.type(), index))) {
            index++;
        }
        double value = value(bytes, tensor.type(), index);
        return Optional.of(new NonFiniteWeight(file.file(), tensor.name(), value, index, count));
    }

    private static long count(ByteBuffer bytes, Exponents exponents) {
        long bits = exponents.bits();
        long ones = exponents.ones();
        long signs = exponents.signs();
        int whole = bytes.limit() - bytes.limit() % Long.BYTES;
        long count = 0;
        for (int at = 0; at < whole; at += Long.BYTES) {
            // 1 more carries an exponent of nothing but ones into the sign's place, and no other
            count += Long.bitCount((bytes.getLong(at) & bits) + ones & signs);
        }
        long rest = 0;
        for (int at = whole; at < bytes.limit(); at++) {
            rest |= Byte.toUnsignedLong(bytes.get(at)) << Byte.SIZE * (at - whole);
        }
        return count + Long.bitCount((rest & bits) + ones & signs);
    }

    private static double value(ByteBuffer bytes, StoredType type, int index) {
        int at = index * type.bytes();
        return switch (type) {
            case F64 -> bytes.getDouble(at);
            case F32 -> bytes.getFloat(at);
            case F16 -> Float.float16ToFloat(bytes.getShort(at));
            case BF16 -> Float.intBitsToFloat(bytes.getShort(at) << 16);
            case I64, I32, I16, I8, U8, BOOL -> throw new IllegalArgumentException(type + " numbers are all finite");
        };
    }
}
