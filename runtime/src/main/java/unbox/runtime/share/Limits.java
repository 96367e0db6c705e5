package unbox.runtime.share;

/**
 * How much is computed at once.
 *
 * @param rows pictures in a pass of the U-Net
 * @param decoded pictures in a pass of the VAE
 */
public record Limits(int rows, int decoded) {

    /** One picture after the other. */
    public static final Limits ONE = new Limits(1, 1);

    /** More than this make a pass no quicker on a CPU, a picture. */
    public static final Limits MOST = new Limits(8, 4);

    public Limits {
        if (rows < 1 || decoded < 1) {
            throw new IllegalArgumentException("at least one picture is computed at once");
        }
    }
}
