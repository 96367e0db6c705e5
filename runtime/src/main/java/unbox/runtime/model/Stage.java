package unbox.runtime.model;

import java.util.Optional;
import unbox.runtime.tensor.Layers;

/**
 * One stage of the U-Net.
 *
 * @param name {@code conv_in}, {@code down.1.residual.0}, {@code down.1.0} (a transformer block as the paper names it),
 *        {@code down.1.sampler}, {@code out}
 * @param keepsSkip whether its result is also kept for the way up
 * @param ends the name of the block that ends here: {@code down.1}
 */
record Stage(String name, Work work, boolean keepsSkip, Optional<String> ends) {

    /** What a stage computes of the hidden state [rows, channels, height, width]. */
    sealed interface Work {

        /** The convolution that latents enter by. */
        record Enter(Layers.Affine convolution) implements Work {}

        /** A residual block; with {@code takesSkip} on the hidden state and the last skip, side by side. */
        record Residual(Layers.Residual block, boolean takesSkip) implements Work {}

        /** A transformer block, which may be edited. */
        record Transform(Layers.Transformer block) implements Work {}

        /** Halves height and width. */
        record Shrink(Layers.Affine convolution) implements Work {}

        /** Doubles height and width, or as nearly as the skips need that come next. */
        record Grow(Layers.Upsampler upsampler) implements Work {}

        /** What the hidden state leaves by. */
        record Leave(Layers.GroupNorm norm, Layers.Affine convolution) implements Work {}
    }

    Stage(String name, Work work, boolean keepsSkip) {
        this(name, work, keepsSkip, Optional.empty());
    }

    Stage ending(String block) {
        return new Stage(name, work, keepsSkip, Optional.of(block));
    }
}
