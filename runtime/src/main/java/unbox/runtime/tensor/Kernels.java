package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/**
 * The operators that SDXL and its autoencoders need, and no more. Whole blocks stand here as default methods composed
 * of them, with their weights in {@link Layers}; an implementation may override a block with one call.
 *
 * <p>
 * Every result is a new array of the inputs' number format and device; inputs are never changed in place (weights may
 * be mapped read-only). Results, and nothing else that a call makes, belong to the caller's current {@link Scope};
 * where there is none, to the caller. A thread that calls must have been {@linkplain PyTorch#prepareThread prepared}.
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
        try (Scope scope = new Scope()) {
            return scope.keep(silu(groupNorm(x, groups, weight, bias, epsilon)));
        }
    }

    /** Layer norm over the last axis; weight and bias [last]. */
    NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon);

    /**
     * Scaled dot-product attention, softmax(q k^T / sqrt(head size)) v, by heads.
     *
     * @param query [batch, positions, heads * head size]
     * @param key [batch, other positions, heads * head size], or one row for the whole batch
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

    /** x [batch, channels, height, width] to twice the height and width, each value repeated. */
    NDArray upsampleNearest(NDArray x);

    /** Rows of table [entries, width] at ids [batch, length] (int64). Gives [batch, length, width]. */
    NDArray embedding(NDArray table, NDArray ids);

    /**
     * The sparse code relu(topk((x - preBias) encoder^T + latentBias)) of each position, strongest feature first. Where
     * two features are exactly as strong, their order, and which of them is among the k, is PyTorch's choice.
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

    /**
     * Rows of x [batch, ...] by their index, in the order asked for; a row may be asked for more than once. Gives
     * [rows.length, ...].
     */
    NDArray rows(NDArray x, int[] rows);

    /**
     * A convolution's weight laid out as these kernels read it fastest, to be done once, when a model is loaded. Only
     * these kernels can read the result.
     *
     * @param convolution weight [out, in, kernel, kernel] with an odd kernel
     * @return with the weight that was given, or a new one that belongs to the same manager
     */
    default Layers.Affine prepareConvolution(Layers.Affine convolution) {
        return convolution;
    }

    /** Like {@link #prepareConvolution}, for a 3 x 3 convolution of a doubled picture. */
    default Layers.Upsampler prepareUpsampler(Layers.Affine convolution) {
        return new Layers.Upsampler(convolution, Optional.empty());
    }

    /** Like {@link #prepareConvolution}, for both weights of a gated layer; its biases are not touched. */
    default Layers.Gated prepareGated(Layers.Gated layer) {
        return layer;
    }

    /** x [..., in] to value(x) gelu(gate(x)), [..., out]. */
    default NDArray geglu(NDArray x, Layers.Gated layer) {
        try (Scope scope = new Scope()) {
            return scope.keep(linear(x, layer.value()).mul(gelu(linear(x, layer.gate()))));
        }
    }

    /** {@link #linear(NDArray, NDArray, NDArray)} with a layer's weights. */
    default NDArray linear(NDArray x, Layers.Affine layer) {
        return linear(x, layer.weight(), layer.bias());
    }

    /**
     * {@link #conv2d(NDArray, NDArray, NDArray, int, int)} with a layer's weights, padded so that stride 1 keeps the
     * size.
     */
    default NDArray conv2d(NDArray x, Layers.Affine layer, int stride) {
        return conv2d(x, layer.weight(), layer.bias(), stride, (int) layer.weight().getShape().get(2) / 2);
    }

    /** {@link #groupNorm(NDArray, int, NDArray, NDArray, double)} with a layer's weights. */
    default NDArray groupNorm(NDArray x, Layers.GroupNorm norm) {
        return groupNorm(x, norm.groups(), norm.weight(), norm.bias(), norm.epsilon());
    }

    /** {@link #groupNormSilu(NDArray, int, NDArray, NDArray, double)} with a layer's weights. */
    default NDArray groupNormSilu(NDArray x, Layers.GroupNorm norm) {
        return groupNormSilu(x, norm.groups(), norm.weight(), norm.bias(), norm.epsilon());
    }

    /** {@link #layerNorm(NDArray, NDArray, NDArray, double)} with a layer's weights. */
    default NDArray layerNorm(NDArray x, Layers.LayerNorm norm) {
        return layerNorm(x, norm.weight(), norm.bias(), norm.epsilon());
    }

    /**
     * A residual block (diffusers, models/resnet.py, {@code ResnetBlock2D}).
     *
     * @param x [batch, in, height, width]
     * @param time the embedded time step after silu, [batch, time width] or one row for the whole batch; ignored by blocks without a projection of it
     * @return [batch, out, height, width]
     */
    default NDArray residual(NDArray x, NDArray time, Layers.Residual block) {
        try (Scope scope = new Scope()) {
            NDArray hidden = conv2d(groupNormSilu(x, block.firstNorm()), block.firstConvolution(), 1);
            if (block.time().isPresent()) {
                NDArray shift = linear(time, block.time().get());
                hidden = hidden.add(shift.reshape(shift.getShape().addAll(new Shape(1, 1))));
            }
            hidden = conv2d(groupNormSilu(hidden, block.secondNorm()), block.secondConvolution(), 1);
            NDArray straight = block.shortcut().map(shortcut -> conv2d(x, shortcut, 1)).orElse(x);
            return scope.keep(straight.add(hidden));
        }
    }

    /**
     * A {@linkplain #residual residual block} without a projection of the time.
     *
     * @param x its memory may hold the result: it must not be a weight, and is only closed afterwards
     */
    default NDArray residualInPlace(NDArray x, Layers.Residual block) {
        return residual(x, null, block);
    }

    /**
     * x [batch, channels, height, width] doubled, cut to a size that is at most one less, and convolved (diffusers,
     * models/upsampling.py, {@code Upsample2D}).
     */
    default NDArray upsample(NDArray x, int height, int width, Layers.Upsampler upsampler) {
        try (Scope scope = new Scope()) {
            NDArray doubled = upsampleNearest(x).get(":, :, :{}, :{}", height, width);
            return scope.keep(conv2d(doubled, upsampler.convolution(), 1));
        }
    }

    /**
     * Attention with its projections.
     *
     * @param x [batch, positions, width]
     * @param context what is attended to, [batch, other positions, context width] or one row for the whole batch; x
     *        itself for self-attention
     */
    default NDArray attention(NDArray x, NDArray context, Layers.Attention layer, boolean causal) {
        try (Scope scope = new Scope()) {
            NDArray mixed = attention(linear(x, layer.query()), linear(context, layer.key()),
                    linear(context, layer.value()), layer.heads(), causal);
            return scope.keep(linear(mixed, layer.output()));
        }
    }

    /** Attention over the positions of x [batch, channels, height, width], x added (diffusers, {@code Attention}). */
    default NDArray attentionBlock(NDArray x, Layers.AttentionBlock block) {
        try (Scope scope = new Scope()) {
            NDArray positions = toPositions(groupNorm(x, block.norm()));
            NDArray mixed = attention(positions, positions, block.attention(), false);
            return scope.keep(toGrid(mixed, x.getShape()).add(x));
        }
    }

    /**
     * A transformer block (diffusers, models/transformers/transformer_2d.py, with linear projections).
     *
     * @param x [batch, channels, height, width]
     * @param text [batch, tokens, text width], or one row for the whole batch
     * @return of x's shape, x already added
     */
    default NDArray transformer(NDArray x, NDArray text, Layers.Transformer block) {
        try (Scope scope = new Scope()) {
            NDArray hidden = linear(toPositions(groupNorm(x, block.norm())), block.enter());
            for (Layers.TransformerLayer layer : block.layers()) {
                hidden = transformerLayer(hidden, text, layer);
            }
            return scope.keep(toGrid(linear(hidden, block.leave()), x.getShape()).add(x));
        }
    }

    /**
     * One layer of a transformer (diffusers, models/attention.py, {@code BasicTransformerBlock}); x [batch, positions,
     * width].
     */
    default NDArray transformerLayer(NDArray x, NDArray text, Layers.TransformerLayer layer) {
        try (Scope scope = new Scope()) {
            NDArray normed = layerNorm(x, layer.selfNorm());
            NDArray hidden = attention(normed, normed, layer.self(), false).add(x);
            hidden = attention(layerNorm(hidden, layer.crossNorm()), text, layer.cross(), false).add(hidden);
            NDArray wide = geglu(layerNorm(hidden, layer.feedNorm()), layer.widen());
            return scope.keep(linear(wide, layer.narrow()).add(hidden));
        }
    }

    /** One layer of a text encoder (transformers, {@code CLIPEncoderLayer}); x [batch, tokens, width]. */
    default NDArray textLayer(NDArray x, Layers.TextLayer layer) {
        try (Scope scope = new Scope()) {
            NDArray normed = layerNorm(x, layer.attentionNorm());
            NDArray hidden = x.add(attention(normed, normed, layer.attention(), true));
            NDArray wide = linear(layerNorm(hidden, layer.feedNorm()), layer.widen());
            return scope.keep(hidden.add(linear(layer.quick() ? quickGelu(wide) : gelu(wide), layer.narrow())));
        }
    }

    /** [batch, channels, height, width] to [batch, height * width, channels]. */
    private static NDArray toPositions(NDArray x) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), -1).transpose(0, 2, 1);
    }

    /** [batch, height * width, channels] back to a picture's shape. */
    private static NDArray toGrid(NDArray x, Shape shape) {
        return x.transpose(0, 2, 1).reshape(shape);
    }
}
