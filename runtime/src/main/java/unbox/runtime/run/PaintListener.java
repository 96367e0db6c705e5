package unbox.runtime.run;

/**
 * Is told how far a batch has come, on the thread that paints. Whoever wants to stop throws: nothing of the batch is left
 * behind, and the painter can be used again.
 */
@FunctionalInterface
public interface PaintListener {

    /** Listens to nothing. */
    PaintListener NONE = (step, block) -> {};

    /**
     * The U-Net has passed a transformer block.
     *
     * @param step from 0
     * @param block as the paper names it
     */
    void passed(int step, String block);
}
