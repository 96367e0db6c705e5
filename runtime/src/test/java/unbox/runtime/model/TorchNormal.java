package unbox.runtime.model;

/**
 * PyTorch's normal distribution on a CPU generator, written from its source (ATen/native/cpu/DistributionTemplates.h,
 * ATen/core/MT19937RNGEngine.h): a Mersenne twister and Box-Muller. Its logarithm and cosine are Java's, so the last
 * bits differ from PyTorch's vector code.
 */
final class TorchNormal {
    private static final int STATE = 624;
    private static final int SHIFT = 397;
    private static final int BLOCK = 16;

    private final int[] state = new int[STATE];
    private int next = STATE;
    private Double cached;

    TorchNormal(long seed) {
        state[0] = (int) seed;
        for (int i = 1; i < STATE; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** One draw of so many values. */
    float[] draw(int count) {
        float[] values = new float[count];
        if (count < BLOCK) {
            for (int i = 0; i < count; i++) {
                values[i] = (float) single();
            }
            return values;
        }
        for (int i = 0; i < count; i++) {
            values[i] = uniform();
        }
        for (int i = 0; i + BLOCK <= count; i += BLOCK) {
            boxMuller(values, i);
        }
        if (count % BLOCK != 0) {
            for (int i = count - BLOCK; i < count; i++) {
                values[i] = uniform();
            }
            boxMuller(values, count - BLOCK);
        }
        return values;
    }

    private static void boxMuller(float[] values, int from) {
        for (int i = from; i < from + BLOCK / 2; i++) {
            double radius = Math.sqrt(-2 * Math.log(1 - values[i]));
            double angle = 2 * Math.PI * values[i + BLOCK / 2];
            values[i] = (float) (radius * Math.cos(angle));
            values[i + BLOCK / 2] = (float) (radius * Math.sin(angle));
        }
    }

    /** Short draws are made one by one in float64; the second of a pair waits for the next value. */
    private double single() {
        if (cached != null) {
            double value = cached;
            cached = null;
            return value;
        }
        double angle = 2 * Math.PI * uniform53();
        double radius = Math.sqrt(-2 * Math.log1p(-uniform53()));
        cached = radius * Math.sin(angle);
        return radius * Math.cos(angle);
    }

    private float uniform() {
        return (word() & 0xffffff) * 0x1p-24f;
    }

    private double uniform53() {
        long high = Integer.toUnsignedLong(word());
        long low = Integer.toUnsignedLong(word());
        return ((high << 32 | low) & ((1L << 53) - 1)) * 0x1p-53;
    }

    private int word() {
        if (next == STATE) {
            twist();
        }
        int y = state[next++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    private void twist() {
        for (int i = 0; i < STATE; i++) {
            int y = state[i] & 0x80000000 | state[(i + 1) % STATE] & 0x7fffffff;
            state[i] = state[(i + SHIFT) % STATE] ^ y >>> 1 ^ ((y & 1) == 0 ? 0 : 0x9908b0df);
        }
        next = 0;
    }
}
