package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import unbox.language.catalog.config.SchedulerConfig;
import unbox.language.catalog.config.SchedulerConfig.Prediction;
import unbox.runtime.tensor.Scope;

/**
 * Takes a sample from one step's noise to the next, by what the U-Net says of it. Arithmetic is float32, in the order
 * of diffusers; results are cast to the format of the U-Net's output.
 */
public sealed interface Scheduler permits EulerDiscrete, EulerAncestralDiscrete {

    /** The scheduler that a model comes with, for a number of steps; see {@link NoiseSchedule#of}. */
    static Scheduler of(SchedulerConfig config, int steps) {
        NoiseSchedule schedule = NoiseSchedule.of(config, steps);
        return switch (config.kind()) {
            case EULER -> new EulerDiscrete(schedule, config.prediction());
            case EULER_ANCESTRAL -> new EulerAncestralDiscrete(schedule, config.prediction());
        };
    }

    NoiseSchedule schedule();

    /** What the U-Net's output stands for. */
    Prediction prediction();

    /** Whether every step, the last too, takes noise of its own. */
    boolean drawsNoise();

    /**
     * One step.
     *
     * @param output of the U-Net, after guidance: [batch, channels, height, width]
     * @param sample what the step began with, before {@link #scaleInput}; of the same shape
     * @param noise of the same shape; null where the scheduler draws none
     * @param step from 0
     * @return the sample of the next step
     */
    NDArray step(NDArray output, NDArray sample, NDArray noise, int step);

    /** What the U-Net is given of a sample: sample / sqrt(sigma^2 + 1). */
    default NDArray scaleInput(NDArray sample, int step) {
        float sigma = schedule().sigmas()[step];
        return sample.div((float) Math.sqrt(sigma * sigma + 1));
    }

    /**
     * The way from the picture that the output points at to the sample, a unit of sigma: where the sample moves as
     * noise grows.
     *
     * @param sample float32
     * @return float32
     */
    default NDArray derivative(NDArray output, NDArray sample, int step) {
        float sigma = schedule().sigmas()[step];
        float variance = sigma * sigma + 1;
        try (Scope scope = new Scope()) {
            NDArray wide = output.toType(DataType.FLOAT32, false);
            NDArray picture = switch (prediction()) {
                case EPSILON -> sample.sub(wide.mul(sigma));
                case V_PREDICTION -> wide.mul(-sigma / (float) Math.sqrt(variance)).add(sample.div(variance));
            };
            return scope.keep(sample.sub(picture).div(sigma));
        }
    }
}
