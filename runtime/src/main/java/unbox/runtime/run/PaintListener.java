package unbox.runtime.run;

import unbox.runtime.share.Point;

/**
 * Is told how far a batch has come, on the thread that paints. Whoever wants to stop throws: nothing of the batch is left
 * behind, and the painter can be used again.
 */
@FunctionalInterface
public interface PaintListener {

    /** Listens to nothing. */
    PaintListener NONE = (point, rows) -> {};

    /**
     * Rows have passed a transformer block of the U-Net.
     *
     * @param rows how many; with guidance two a picture
     */
    void passed(Point point, int rows);

    /** Pictures come out of the VAE. */
    default void decoded(int pictures) {}
}
