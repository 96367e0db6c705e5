package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import unbox.language.catalog.config.VaeConfig;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Layers;
import unbox.runtime.tensor.Scope;
import unbox.runtime.weights.Weights;

/**
 * From latents to a picture (diffusers, models/autoencoders/vae.py, {@code Decoder}). Its number format may be another
 * than the U-Net's: SDXL's VAE overflows in float16, and says so by {@code force_upcast}.
 */
public final class VaeDecoder {
    /** Rows whose hidden state is larger go on in halves, which stay in the processor's cache and take less memory. */
    private static final long MOST_VALUES = 1 << 20;

    private final VaeConfig config;
    private final DataType format;
    private final List<UnaryOperator<NDArray>> steps = new ArrayList<>();
    private final Kernels kernels;
    private final Binding binding;

    /**
     * Binds the weights; what does not fit is reported by {@link Weights#finish}.
     *
     * @param format of the weights, in which it computes
     */
    public VaeDecoder(VaeConfig config, Weights weights, DataType format, Kernels kernels) {
        this.config = config;
        this.format = format;
        this.kernels = kernels;
        binding = new Binding(kernels);
        List<String> encoderOnly = List.of("encoder", "quant_conv");
        encoderOnly.forEach(name -> weights.at(name).ignore());
        int latents = config.latentChannels();
        int inner = config.channels().getLast();
        Weights decoder = weights.at("decoder");
        if (config.postQuantConvolution()) {
            convolve(weights.at("post_quant_conv"), latents, latents, 1);
        }
        convolve(decoder.at("conv_in"), latents, inner, 3);
        middle(decoder.at("mid_block"), inner);
        int outer = levels(decoder.at("up_blocks"), inner);
        Layers.GroupNorm norm = norm(decoder.at("conv_norm_out"), outer);
        steps.add(x -> kernels.groupNormSilu(x, norm));
        convolve(decoder.at("conv_out"), outer, 3, 3);
    }

    /** Pixels a position of the latents, each way. */
    public int factor() {
        return config.factor();
    }

    /**
     * Decodes latents, divided by the scaling factor first.
     *
     * @param latents as the scheduler leaves them, [rows, latent channels, height, width]
     * @return [rows, 3, height * factor, width * factor], about -1 to 1, float32
     */
    public NDArray decode(NDArray latents) {
        try (Scope scope = new Scope()) {
            NDArray scaled = latents.toType(format, false).div(config.scalingFactor());
            return scope.keep(run(0, scaled).toType(DataType.FLOAT32, false));
        }
    }

    /** Runs the steps from one on and frees what comes between; x is used up. */
    private NDArray run(int first, NDArray x) {
        NDArray hidden = x;
        for (int step = first; step < steps.size(); step++) {
            if (hidden.getShape().get(0) > 1 && hidden.size() > MOST_VALUES) {
                return inHalves(step, hidden);
            }
            NDArray next = scoped(steps.get(step), hidden);
            hidden.close();
            hidden = next;
        }
        return hidden;
    }

    private NDArray inHalves(int step, NDArray x) {
        try (x; Scope scope = new Scope()) {
            long half = x.getShape().get(0) / 2;
            NDArray first = run(step, x.get(":{}", half));
            return scope.keep(kernels.concat(first, run(step, x.get("{}:", half)), 0));
        }
    }

    private static NDArray scoped(UnaryOperator<NDArray> step, NDArray x) {
        try (Scope scope = new Scope()) {
            return scope.keep(step.apply(x));
        }
    }

    private void middle(Weights weights, int channels) {
        residual(weights.at("resnets").at(0), channels, channels);
        if (config.middleAttention()) {
            Layers.AttentionBlock attention = binding.attentionBlock(weights.at("attentions").at(0), channels,
                    config.normGroups(), VaeConfig.NORM_EPSILON);
            steps.add(x -> kernels.attentionBlock(x, attention));
        }
        residual(weights.at("resnets").at(1), channels, channels);
    }

    /** The levels from the innermost to the picture; returns the channels of the last. */
    private int levels(Weights weights, int inner) {
        int in = inner;
        for (int level = 0; level < config.channels().size(); level++) {
            int out = config.channels().reversed().get(level);
            Weights here = weights.at(level);
            for (int block = 0; block <= config.layers(); block++) {
                residual(here.at("resnets").at(block), block == 0 ? in : out, out);
            }
            if (level < config.channels().size() - 1) {
                upsample(here.at("upsamplers").at(0).at("conv"), out);
            }
            in = out;
        }
        return in;
    }

    private void residual(Weights weights, int in, int out) {
        Layers.Residual block = binding.residual(weights, in, out, Optional.empty(), config.normGroups(),
                VaeConfig.NORM_EPSILON);
        steps.add(x -> kernels.residualInPlace(x, block));
    }

    private void convolve(Weights weights, int in, int out, int kernel) {
        Layers.Affine convolution = binding.convolution(weights, in, out, kernel);
        steps.add(x -> kernels.conv2d(x, convolution, 1));
    }

    private void upsample(Weights weights, int channels) {
        Layers.Upsampler upsampler = binding.upsampler(weights, channels);
        steps.add(x -> kernels.upsample(x, 2 * (int) x.getShape().get(2), 2 * (int) x.getShape().get(3), upsampler));
    }

    private Layers.GroupNorm norm(Weights weights, int channels) {
        return binding.groupNorm(weights, channels, config.normGroups(), VaeConfig.NORM_EPSILON);
    }
}
