package unbox.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;

/** Bytes of a file with damage of every kind: bits and numbers changed, parts lost, doubled, or in other places. */
public final class DamagedBytes {
    /** What formats keep in their headers lies near the ends of a file. */
    private static final int NEAR = 600;
    private static final long[] NUMBERS = {0, 1, -1, 2, 0x7F, 0xFF, 0x7FFF, 0xFFFF, Integer.MAX_VALUE, 0xFFFFFFFFL,
            Integer.MIN_VALUE, 1L << 32, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE};

    private final Random random;
    private byte[] bytes;

    private DamagedBytes(byte[] bytes, Random random) {
        this.bytes = bytes.clone();
        this.random = random;
    }

    /** A copy with one to four pieces of damage. */
    public static byte[] of(byte[] right, Random random) {
        var damaged = new DamagedBytes(right, random);
        for (int damage = 1 + random.nextInt(4); damage > 0 && damaged.bytes.length > 0; damage--) {
            damaged.damage();
        }
        return damaged.bytes;
    }

    private void damage() {
        int at = place();
        int length = Math.min(1 + random.nextInt(random.nextBoolean() ? 8 : 200), bytes.length - at);
        switch (random.nextInt(8)) {
            case 0, 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> bytes[at] = (byte) random.nextInt(256);
            case 3, 4 -> writeNumber(at);
            case 5 -> splice(at, length, new byte[0]);
            case 6 -> splice(at, random.nextBoolean() ? 0 : length, copy(length));
            default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, at) : bytes;
        }
    }

    private int place() {
        if (random.nextInt(4) == 0) {
            return random.nextInt(bytes.length);
        }
        int near = random.nextInt(Math.min(NEAR, bytes.length));
        return random.nextBoolean() ? near : bytes.length - 1 - near;
    }

    /** A number of two, four or eight bytes that lengths and offsets seldom are, or one a little off. */
    private void writeNumber(int at) {
        int size = 2 << random.nextInt(3);
        ByteBuffer eight = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        eight.put(0, bytes, at, Math.min(size, bytes.length - at));
        long number = switch (random.nextInt(3)) {
            case 0 -> eight.getLong(0) + random.nextInt(-9, 10);
            case 1 -> bytes.length + random.nextInt(-99, 10);
            default -> NUMBERS[random.nextInt(NUMBERS.length)];
        };
        eight.putLong(0, number).get(0, bytes, at, Math.min(size, bytes.length - at));
    }

    private byte[] copy(int length) {
        int from = Math.min(place(), bytes.length - length);
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    private void splice(int at, int lost, byte[] put) {
        bytes = ByteBuffer.allocate(bytes.length - lost + put.length).put(bytes, 0, at).put(put)
                .put(bytes, at + lost, bytes.length - at - lost).array();
    }
}
