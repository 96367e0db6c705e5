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
        float[] wide = enlargeRows(samples(image), height, width, factor);
        float[] tall = transpose(
                enlargeRows(transpose(wide, height, width * factor), width * factor, height, factor), width * factor,
                height * factor);
        return image(tall, width * factor, height * factor);
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

    /** Rows [rows, length, 3] to [rows, length * factor, 3]; beyond the border the picture goes on with its last pixel. */
    private static float[] enlargeRows(float[] from, int rows, int length, int factor) {
        float[] to = new float[from.length * factor];
        for (int x = 0; x < length * factor; x++) {
            double place = (x + 0.5) / factor - 0.5;
            int left = (int) Math.floor(place);
            double[] weights = catmullRom(place - left);
            for (int tap = 0; tap < TAPS; tap++) {
                int source = Math.clamp(left - 1 + tap, 0, length - 1);
                for (int row = 0; row < rows; row++) {
                    for (int c = 0; c < CHANNELS; c++) {
                        to[(row * length * factor + x) * CHANNELS + c] += (float) (weights[tap]
                                * from[(row * length + source) * CHANNELS + c]);
                    }
                }
            }
        }
        return to;
    }

    /** The weights of the four pixels around a place between the middle two (Catmull and Rom, 1974). */
    private static double[] catmullRom(double t) {
        return new double[]{((-0.5 * t + 1) * t - 0.5) * t, (1.5 * t - 2.5) * t * t + 1,
                ((-1.5 * t + 2) * t + 0.5) * t, (0.5 * t - 0.5) * t * t};
    }

    /** [rows, columns, 3] to [columns, rows, 3]. */
    private static float[] transpose(float[] from, int rows, int columns) {
        float[] to = new float[from.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                System.arraycopy(from, (row * columns + column) * CHANNELS, to, (column * rows + row) * CHANNELS,
                        CHANNELS);
            }
        }
        return to;
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
        return Math.clamp(Math.round(value), 0, 255);
    }
}
