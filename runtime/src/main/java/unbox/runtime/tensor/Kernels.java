package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * The operators that SDXL and its autoencoders need, and no more. Whole blocks stand here as default methods composed of
 * them; an implementation may override a block with one call.
 *
 * <p>
 * Every result is a new array of the inputs' number format and device; inputs are never changed in place (weights may be
 * mapped read-only). Results belong to the caller's current {@link Scope}.
 */
public interface Kernels {

    /** x [..., in] times weight [out, in] transposed, plus bias [out], which may be null. Gives [..., out]. */
    NDArray linear(NDArray x, NDArray weight, NDArray bias);

    /** Convolution of x [batch, in, height, width] with weight [out, in, kernel, kernel] and bias [out]. */
    NDArray conv2d(NDArray x, NDArray weight, NDArray bias, int stride, int padding);

    /** Group norm of x [batch, channels, ...] over equal groups of channels; weight and bias [channels]. */
    NDArray groupNorm(NDArray x, int groups, NDArray weight, NDArray bias, double epsilon);

    /** Group norm, then silu. */
    default NDArray groupNormSilu(NDArray x, int groups, NDArray weight, NDArray bias, double epsilon) {
        return silu(groupNorm(x, groups, weight, bias, epsilon));
    }

    /** Layer norm over the last axis; weight and bias [last]. */
    NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon);

    /**
     * Scaled dot-product attention, softmax(q k^T / sqrt(head size)) v, by heads.
     *
     * @param query [batch, positions, heads * head size]
     * @param key [batch, other positions, heads * head size]
     * @param value like key
     * @param causal whether a position sees only itself and what is before it
     * @return [batch, positions, heads * head size]
     */
    NDArray attention(NDArray query, NDArray key, NDArray value, int heads, boolean causal);

    /** x sigmoid(x). */
    NDArray silu(NDArray x);

    /** x times the normal distribution's cumulative function, exactly (erf). */
    NDArray gelu(NDArray x);

    /** x sigmoid(1.702 x). */
    NDArray quickGelu(NDArray x);

    /** x [..., 2 n] cut in halves a and g: a gelu(g). Gives [..., n]. */
    NDArray geglu(NDArray x);

    /** x [batch, channels, height, width] to twice the height and width, each value repeated. */
    NDArray upsampleNearest(NDArray x);

    /** Rows of table [entries, width] at ids [batch, length] (int64). Gives [batch, length, width]. */
    NDArray embedding(NDArray table, NDArray ids);

    /**
     * The sparse code relu(topk((x - preBias) encoder^T + latentBias)) of each position.
     *
     * @param x [rows, positions, width]
     * @param encoder [features, width]
     * @param preBias [width]
     * @param latentBias [features]
     * @return values [rows, positions, k] of x's format, none below 0, and feature indices [rows, positions, k] (int64)
     */
    NDList topKEncode(NDArray x, NDArray encoder, NDArray preBias, NDArray latentBias, int k);

    /**
     * A sparse code spelled out.
     *
     * @param values [rows, positions, k]
     * @param indices [rows, positions, k] (int64)
     * @return [rows, positions, features], 0 where nothing is on
     */
    NDArray dense(NDArray values, NDArray indices, int features);

    /** The concatenation of both along an axis. */
    NDArray concat(NDArray first, NDArray second, int axis);
}
