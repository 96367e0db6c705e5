package unbox.runtime.model;

import ai.djl.ndarray.NDArray;

/**
 * Changes what transformer blocks give, in one forward pass of the U-Net. It is an argument of the pass, so nothing is
 * left on the model afterwards, and one editor is made for each step, so it knows the step from the sampler.
 *
 * <p>
 * Rows of a batch: one a picture; with guidance twice as many, first every picture's uncond row, then every picture's
 * cond row, in the same order.
 */
@FunctionalInterface
public interface BlockEditor {

    /** Leaves every block as it is. */
    BlockEditor NONE = (block, input, output) -> output;

    /**
     * Is called once for every transformer block of the pass.
     *
     * @param block as the paper names it, {@code down.2.1}
     * @param input what entered the block, before its norm: [rows, channels, height, width]
     * @param output what the block gives, its input already added: [rows, channels, height, width]
     * @return what goes on instead: a new array, {@code output} or {@code input}; neither may be changed in place.
     *         Every other array made here is freed when the block is done, so what is to stay is copied or kept
     */
    NDArray edit(String block, NDArray input, NDArray output);
}
