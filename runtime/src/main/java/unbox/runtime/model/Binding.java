package unbox.runtime.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import unbox.language.catalog.config.TextEncoderConfig;
import unbox.language.catalog.config.TextEncoderConfig.Activation;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Layers.Affine;
import unbox.runtime.tensor.Layers.Attention;
import unbox.runtime.tensor.Layers.AttentionBlock;
import unbox.runtime.tensor.Layers.Gated;
import unbox.runtime.tensor.Layers.GroupNorm;
import unbox.runtime.tensor.Layers.LayerNorm;
import unbox.runtime.tensor.Layers.Residual;
import unbox.runtime.tensor.Layers.TextLayer;
import unbox.runtime.tensor.Layers.Transformer;
import unbox.runtime.tensor.Layers.TransformerLayer;
import unbox.runtime.tensor.Layers.Upsampler;
import unbox.runtime.tensor.Scope;
import unbox.runtime.weights.Weights;

/** Binds layers to the names that diffusers' modules give their weights, and has the kernels prepare them. */
final class Binding {
    private static final double TRANSFORMER_NORM_EPSILON = 1e-6;
    private static final double LAYER_NORM_EPSILON = 1e-5;
    private static final int UPSAMPLER_KERNEL = 3;
    private static final int FEED_FORWARD_FACTOR = 4;

    private final Kernels kernels;

    Binding(Kernels kernels) {
        this.kernels = kernels;
    }

    Affine linear(Weights weights, int in, int out) {
        return new Affine(weights.get("weight", out, in), weights.get("bias", out));
    }

    Affine linearWithoutBias(Weights weights, int in, int out) {
        return new Affine(weights.get("weight", out, in), null);
    }

    Affine convolution(Weights weights, int in, int out, int kernel) {
        Affine stored = stored(weights, in, out, kernel);
        if (stored.weight() == null) {
            return stored;
        }
        Affine prepared = kernels.prepareConvolution(stored);
        if (prepared.weight() != stored.weight()) {
            stored.weight().close();
        }
        return prepared;
    }

    Upsampler upsampler(Weights weights, int channels) {
        Affine stored = stored(weights, channels, channels, UPSAMPLER_KERNEL);
        if (stored.weight() == null) {
            return new Upsampler(stored, Optional.empty());
        }
        Upsampler prepared = kernels.prepareUpsampler(stored);
        if (prepared.convolution().weight() != stored.weight()) {
            stored.weight().close();
        }
        return prepared;
    }

    private Affine stored(Weights weights, int in, int out, int kernel) {
        return new Affine(weights.get("weight", out, in, kernel, kernel), weights.get("bias", out));
    }

    LayerNorm layerNorm(Weights weights, int width, double epsilon) {
        return new LayerNorm(weights.get("weight", width), weights.get("bias", width), epsilon);
    }

    GroupNorm groupNorm(Weights weights, int channels, int groups, double epsilon) {
        return new GroupNorm(weights.get("weight", channels), weights.get("bias", channels), groups, epsilon);
    }

    /** {@code ResnetBlock2D}; {@code timeWidth} is empty where the block has no projection of the time step. */
    Residual residual(Weights weights, int in, int out, Optional<Integer> timeWidth, int groups,
            double epsilon) {
        return new Residual(groupNorm(weights.at("norm1"), in, groups, epsilon),
                convolution(weights.at("conv1"), in, out, 3),
                timeWidth.map(width -> linear(weights.at("time_emb_proj"), width, out)),
                groupNorm(weights.at("norm2"), out, groups, epsilon), convolution(weights.at("conv2"), out, out, 3),
                in == out ? Optional.empty() : Optional.of(convolution(weights.at("conv_shortcut"), in, out, 1)));
    }

    /** {@code Transformer2DModel} with linear projections, whose inner width is its number of channels. */
    Transformer transformer(Weights weights, int channels, int textWidth, int layers, int heads, int groups) {
        Weights blocks = weights.at("transformer_blocks");
        List<TransformerLayer> bound = IntStream.range(0, layers)
                .mapToObj(layer -> transformerLayer(blocks.at(layer), channels, textWidth, heads)).toList();
        return new Transformer(groupNorm(weights.at("norm"), channels, groups, TRANSFORMER_NORM_EPSILON),
                linear(weights.at("proj_in"), channels, channels), bound,
                linear(weights.at("proj_out"), channels, channels));
    }

    private TransformerLayer transformerLayer(Weights weights, int width, int textWidth, int heads) {
        int inner = FEED_FORWARD_FACTOR * width;
        Weights feed = weights.at("ff").at("net");
        return new TransformerLayer(layerNorm(weights.at("norm1"), width, LAYER_NORM_EPSILON),
                attention(weights.at("attn1"), width, width, heads),
                layerNorm(weights.at("norm2"), width, LAYER_NORM_EPSILON),
                attention(weights.at("attn2"), width, textWidth, heads),
                layerNorm(weights.at("norm3"), width, LAYER_NORM_EPSILON),
                gated(feed.at(0).at("proj"), width, inner), linear(feed.at(2), inner, width));
    }

    /** {@code GEGLU}: in one weight the value's rows, then the gate's. */
    private Gated gated(Weights weights, int in, int out) {
        Affine both = linear(weights, in, 2 * out);
        if (both.weight() == null || both.bias() == null) {
            return new Gated(both, both);
        }
        Gated halves = new Gated(rows(both, 0, out), rows(both, out, 2 * out));
        Gated prepared = kernels.prepareGated(halves);
        if (prepared.value().weight() != halves.value().weight()) {
            List.of(halves.value(), halves.gate(), both).forEach(layer -> layer.weight().close());
        }
        return prepared;
    }

    /** Views, which do not keep a mapped file open: the whole must stay as long as they. */
    private static Affine rows(Affine layer, int from, int to) {
        String range = from + ":" + to;
        return new Affine(Scope.release(layer.weight().get(range)), Scope.release(layer.bias().get(range)));
    }

    private Attention attention(Weights weights, int width, int contextWidth, int heads) {
        return new Attention(linearWithoutBias(weights.at("to_q"), width, width),
                linearWithoutBias(weights.at("to_k"), contextWidth, width),
                linearWithoutBias(weights.at("to_v"), contextWidth, width),
                linear(weights.at("to_out").at(0), width, width), heads);
    }

    /** {@code Attention} over a picture's positions, with one head. */
    AttentionBlock attentionBlock(Weights weights, int channels, int groups, double epsilon) {
        Attention attention = new Attention(linear(weights.at("to_q"), channels, channels),
                linear(weights.at("to_k"), channels, channels), linear(weights.at("to_v"), channels, channels),
                linear(weights.at("to_out").at(0), channels, channels), 1);
        return new AttentionBlock(groupNorm(weights.at("group_norm"), channels, groups, epsilon), attention);
    }

    /** transformers' {@code CLIPEncoderLayer}. */
    TextLayer textLayer(Weights weights, TextEncoderConfig config) {
        Weights feed = weights.at("mlp");
        int width = config.width();
        return new TextLayer(layerNorm(weights.at("layer_norm1"), width, config.normEpsilon()),
                textAttention(weights.at("self_attn"), width, config.heads()),
                layerNorm(weights.at("layer_norm2"), width, config.normEpsilon()),
                linear(feed.at("fc1"), width, config.innerWidth()), linear(feed.at("fc2"), config.innerWidth(), width),
                config.activation() == Activation.QUICK_GELU);
    }

    private Attention textAttention(Weights weights, int width, int heads) {
        return new Attention(linear(weights.at("q_proj"), width, width), linear(weights.at("k_proj"), width, width),
                linear(weights.at("v_proj"), width, width), linear(weights.at("out_proj"), width, width), heads);
    }
}
