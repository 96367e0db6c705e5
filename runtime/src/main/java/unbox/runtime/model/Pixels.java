package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import unbox.runtime.RunException;

/** From what the VAE gives to bytes (diffusers, image_processor.py: {@code denormalize}, then NumPy's rounding). */
public final class Pixels {
    private static final int CHANNELS = 3;

    private Pixels() {}

    /**
     * One picture's bytes.
     *
     * @param image [1, 3, height, width], float32, about -1 to 1
     * @return [height, width, 3], rounded half to even
     * @throws RunException when a value is not a number, which has no colour
     */
    public static byte[] rgb(NDArray image) {
        float[] values = image.toFloatArray();
        int area = values.length / CHANNELS;
        byte[] rgb = new byte[values.length];
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int at = 0; at < area; at++) {
                float value = values[channel * area + at];
                if (Float.isNaN(value)) {
                    throw new RunException("The picture has values that are not numbers: something on the way grew too"
                            + " large. Use smaller strengths, or dtype float32 where it is float16.");
                }
                float share = Math.clamp(value * 0.5f + 0.5f, 0f, 1f);
                rgb[at * CHANNELS + channel] = (byte) Math.rint(share * 255f);
            }
        }
        return rgb;
    }
}
