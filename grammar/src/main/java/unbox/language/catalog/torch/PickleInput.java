package unbox.language.catalog.torch;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, from first to last. Every getter throws {@link PickleException} where too few are left. */
final class PickleInput {
    private final ByteBuffer bytes;

    PickleInput(ByteBuffer pickle) {
        bytes = pickle.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    int unsignedByte() {
        return Byte.toUnsignedInt(need(Byte.BYTES).get());
    }

    int unsignedShort() {
        return Short.toUnsignedInt(need(Short.BYTES).getShort());
    }

    int int32() {
        return need(Integer.BYTES).getInt();
    }

    double float64() {
        return need(Double.BYTES).getDouble();
    }

    /** UTF-8 of so many bytes. */
    String text(int length) {
        return new String(take(length), StandardCharsets.UTF_8);
    }

    /** Up to the line's end, which is passed over. */
    String line() {
        int start = bytes.position();
        int end = start;
        while (unsignedByte() != '\n') {
            end++;
        }
        byte[] line = new byte[end - start];
        bytes.get(start, line);
        return new String(line, StandardCharsets.UTF_8);
    }

    /** A whole number with its length in bytes before it, the least byte first. */
    long longNumber() {
        byte[] littleEndian = take(unsignedByte());
        byte[] bigEndian = new byte[littleEndian.length];
        for (int at = 0; at < bigEndian.length; at++) {
            bigEndian[at] = littleEndian[littleEndian.length - 1 - at];
        }
        BigInteger number = bigEndian.length == 0 ? BigInteger.ZERO : new BigInteger(bigEndian);
        if (number.bitLength() >= Long.SIZE) {
            throw new PickleException("has a pickle with a whole number of more than 64 bits");
        }
        return number.longValue();
    }

    private byte[] take(int length) {
        need(length);
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private ByteBuffer need(int count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new PickleException("has a pickle that is cut off");
        }
        return bytes;
    }
}
