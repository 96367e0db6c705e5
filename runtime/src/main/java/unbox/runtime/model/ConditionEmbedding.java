package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import unbox.language.catalog.config.UNetConfig;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Layers.Affine;
import unbox.runtime.tensor.Scope;
import unbox.runtime.weights.Weights;

/**
 * Embeds the time step, the pooled text and the picture's size as one vector a row (diffusers,
 * models/unets/unet_2d_condition.py, {@code get_time_embed} and {@code get_aug_embed} of {@code text_time}).
 */
final class ConditionEmbedding {
    private static final double LONGEST_PERIOD = 10_000;

    private final UNetConfig config;
    private final NDManager manager;
    private final Kernels kernels;
    private final TwoLayers time;
    private final TwoLayers addition;

    private record TwoLayers(Affine first, Affine second) {}

    ConditionEmbedding(UNetConfig config, Weights weights, Binding binding, NDManager manager, Kernels kernels) {
        this.config = config;
        this.manager = manager;
        this.kernels = kernels;
        time = twoLayers(weights.at("time_embedding"), binding, baseWidth());
        addition = twoLayers(weights.at("add_embedding"), binding, config.additionWidth());
    }

    private TwoLayers twoLayers(Weights weights, Binding binding, int in) {
        int width = config.timeEmbeddingWidth();
        return new TwoLayers(binding.linear(weights.at("linear_1"), in, width),
                binding.linear(weights.at("linear_2"), width, width));
    }

    private int baseWidth() {
        return config.down().getFirst().channels();
    }

    /** The condition of a step; every row is at the same time step and of the same size in pixels. */
    UNetCondition condition(float timestep, TextEmbedding text, int width, int height) {
        try (Scope scope = new Scope()) {
            long rows = text.pooled().getShape().get(0);
            // original height and width, the crop's top and left, target height and width
            float[] sizes = {height, width, 0, 0, height, width};
            NDArray sizeWaves = sinusoid(sizes, config.additionTimeWidth()).reshape(1, -1)
                    .toType(text.pooled().getDataType(), false).repeat(0, rows);
            NDArray added = embed(kernels.concat(text.pooled(), sizeWaves, 1), addition);
            NDArray wave = sinusoid(new float[]{timestep}, baseWidth()).toType(text.pooled().getDataType(), false);
            NDArray sum = added.add(embed(wave, time));
            return new UNetCondition(scope.keep(kernels.silu(sum)), text.hidden());
        }
    }

    private NDArray embed(NDArray x, TwoLayers layers) {
        return kernels.linear(kernels.silu(kernels.linear(x, layers.first())), layers.second());
    }

    /**
     * Sine and cosine of each value at falling frequencies, [values, width], float32 ({@code get_timestep_embedding}).
     */
    private NDArray sinusoid(float[] values, int width) {
        int half = width / 2;
        NDArray frequencies = manager.arange(0, half).toType(DataType.FLOAT32, false)
                .mul(-Math.log(LONGEST_PERIOD)).div(half - config.frequencyShift()).exp();
        NDArray angles = manager.create(values, new Shape(values.length, 1)).mul(frequencies.reshape(1, half));
        return config.flipSinToCos()
                ? kernels.concat(angles.cos(), angles.sin(), 1)
                : kernels.concat(angles.sin(), angles.cos(), 1);
    }
}
