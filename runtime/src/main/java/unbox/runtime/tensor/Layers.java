package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;

/**
 * The weights of layers and whole blocks, as {@link Kernels} takes them. The arrays belong to the model that loaded
 * them.
 */
public final class Layers {

    private Layers() {}

    /**
     * A linear layer or a convolution.
     *
     * @param weight [out, in] or [out, in, kernel, kernel]
     * @param bias [out], or null where there is none
     */
    public record Affine(NDArray weight, NDArray bias) {}

    /**
     * A layer norm.
     *
     * @param weight [width]
     * @param bias [width]
     */
    public record LayerNorm(NDArray weight, NDArray bias, double epsilon) {}

    /**
     * A group norm.
     *
     * @param weight [channels]
     * @param bias [channels]
     */
    public record GroupNorm(NDArray weight, NDArray bias, int groups, double epsilon) {}

    /**
     * A residual block: diffusers' {@code ResnetBlock2D}.
     *
     * @param time projects the embedded time step; the VAE's blocks have none
     * @param shortcut a 1 x 1 convolution where the number of channels changes
     */
    public record Residual(GroupNorm firstNorm, Affine firstConvolution, Optional<Affine> time, GroupNorm secondNorm,
            Affine secondConvolution, Optional<Affine> shortcut) {}

    /**
     * A picture doubled in height and width, then convolved.
     *
     * @param convolution 3 x 3
     * @param packed both as one operator, for the kernels that {@linkplain Kernels#prepareUpsampler made} it; empty
     *        where they have none
     */
    public record Upsampler(Affine convolution, Optional<NDArray> packed) {}

    /** A linear layer whose result is multiplied by the gelu of another's (diffusers, {@code GEGLU}). */
    public record Gated(Affine value, Affine gate) {}

    /** Attention with its projections; query, key and value have biases all three or none. */
    public record Attention(Affine query, Affine key, Affine value, Affine output, int heads) {}

    /** Attention over the positions of a picture, its input added: the one in the VAE's middle. */
    public record AttentionBlock(GroupNorm norm, Attention attention) {}

    /**
     * One layer of a transformer: diffusers' {@code BasicTransformerBlock} with GEGLU.
     *
     * @param self over the picture's positions
     * @param cross over the text's
     */
    public record TransformerLayer(LayerNorm selfNorm, Attention self, LayerNorm crossNorm, Attention cross,
            LayerNorm feedNorm, Gated widen, Affine narrow) {}

    /**
     * A transformer block, what an autoencoder reads: diffusers' {@code Transformer2DModel} with linear projections.
     */
    public record Transformer(GroupNorm norm, Affine enter, List<TransformerLayer> layers, Affine leave) {}

    /**
     * One layer of a text encoder: transformers' {@code CLIPEncoderLayer}.
     *
     * @param quick whether the activation is quick-gelu, else gelu
     */
    public record TextLayer(LayerNorm attentionNorm, Attention attention, LayerNorm feedNorm, Affine widen,
            Affine narrow, boolean quick) {}
}
