package unbox.runtime.report;

import java.awt.image.BufferedImage;

/** Makes pictures larger or smaller by a whole factor, everywhere alike to the last bit. */
final class Scaling {
    private static final int CHANNELS = 3;
    private static final int TAPS = 4;

    private Scaling() {}

    /** Smoothly, by Catmull-Rom's cubic: small pictures shown large keep their edges without showing squares. */
    static BufferedImage enlarge(BufferedImage image, int factor) {
        int width = image.getWidth();
        int height = image.getHeight();
        float[] wide = widen(samples(image), height, width, factor);
        int stride = width * factor * CHANNELS;
        float[] samples = new float[stride * height * factor];
        for (int y = 0; y < height * factor; y++) {
            Taps taps = Taps.at(y, height, factor);
            mix(wide, taps.sources(), taps.weights(), stride, samples, y * stride);
        }
        return image(samples, width * factor, height * factor);
    }

    /** Each pixel is the mean over divisor x divisor ones; a rest at the right and lower border is cut off. */
    static BufferedImage reduce(BufferedImage image, int divisor) {
        int across = Math.min(divisor, image.getWidth());
        int down = Math.min(divisor, image.getHeight());
        int width = image.getWidth() / across;
        int height = image.getHeight() / down;
        int[] pixels = image.getRGB(0, 0, width * across, height * down, null, 0, width * across);
        int[] sums = new int[width * height * CHANNELS];
        for (int i = 0; i < pixels.length; i++) {
            int to = (i / (width * across) / down * width + i % (width * across) / across) * CHANNELS;
            sums[to] += pixels[i] >> 16 & 0xff;
            sums[to + 1] += pixels[i] >> 8 & 0xff;
            sums[to + 2] += pixels[i] & 0xff;
        }
        float[] means = new float[sums.length];
        for (int i = 0; i < means.length; i++) {
            means[i] = (float) sums[i] / (across * down);
        }
        return image(means, width, height);
    }

    /** The four pixels around a place, and their shares of it; beyond the border a picture goes on with its last pixel. */
    private record Taps(int[] sources, float[] weights) {

        /** @param at of length * factor pixels, which become of length */
        static Taps at(int at, int length, int factor) {
            double place = (at + 0.5) / factor - 0.5;
            int left = (int) Math.floor(place);
            int[] sources = new int[TAPS];
            for (int tap = 0; tap < TAPS; tap++) {
                sources[tap] = Math.clamp(left - 1 + tap, 0, length - 1);
            }
            return new Taps(sources, catmullRom(place - left));
        }
    }

    /** Rows [rows, length, 3] to [rows, length * factor, 3]. */
    private static float[] widen(float[] from, int rows, int length, int factor) {
        float[] to = new float[from.length * factor];
        for (int x = 0; x < length * factor; x++) {
            Taps taps = Taps.at(x, length, factor);
            int[] source = taps.sources();
            float[] weight = taps.weights();
            for (int row = 0; row < rows; row++) {
                int start = row * length;
                int target = (row * length * factor + x) * CHANNELS;
                for (int c = 0; c < CHANNELS; c++) {
                    to[target + c] = weight[0] * from[(start + source[0]) * CHANNELS + c]
                            + weight[1] * from[(start + source[1]) * CHANNELS + c]
                            + weight[2] * from[(start + source[2]) * CHANNELS + c]
                            + weight[3] * from[(start + source[3]) * CHANNELS + c];
                }
            }
        }
        return to;
    }

    /** One row of {@code stride} values out of four. */
    private static void mix(float[] from, int[] rows, float[] weight, int stride, float[] to, int start) {
        int first = rows[0] * stride;
        int second = rows[1] * stride;
        int third = rows[2] * stride;
        int fourth = rows[3] * stride;
        for (int i = 0; i < stride; i++) {
            to[start + i] = weight[0] * from[first + i] + weight[1] * from[second + i] + weight[2] * from[third + i]
                    + weight[3] * from[fourth + i];
        }
    }

    /** The weights of the four pixels around a place between the middle two (Catmull and Rom, 1974). */
    private static float[] catmullRom(double t) {
        return new float[]{(float) (((-0.5 * t + 1) * t - 0.5) * t), (float) ((1.5 * t - 2.5) * t * t + 1),
                (float) (((-1.5 * t + 2) * t + 0.5) * t), (float) ((0.5 * t - 0.5) * t * t)};
    }

    private static float[] samples(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        float[] samples = new float[pixels.length * CHANNELS];
        for (int i = 0; i < pixels.length; i++) {
            samples[CHANNELS * i] = pixels[i] >> 16 & 0xff;
            samples[CHANNELS * i + 1] = pixels[i] >> 8 & 0xff;
            samples[CHANNELS * i + 2] = pixels[i] & 0xff;
        }
        return samples;
    }

    private static BufferedImage image(float[] samples, int width, int height) {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = toByte(samples[CHANNELS * i]) << 16 | toByte(samples[CHANNELS * i + 1]) << 8
                    | toByte(samples[CHANNELS * i + 2]);
        }
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, pixels, 0, width);
        return image;
    }

    private static int toByte(float value) {
        return value <= 0 ? 0 : value >= 255 ? 255 : (int) (value + 0.5f);
    }
}
