package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import unbox.language.catalog.config.SchedulerConfig.Prediction;
import unbox.runtime.tensor.Scope;

/**
 * Euler's method with fresh noise at every step (diffusers, schedulers/scheduling_euler_ancestral_discrete.py): it goes
 * down further than the next sigma and comes up again by noise.
 */
public record EulerAncestralDiscrete(NoiseSchedule schedule, Prediction prediction) implements Scheduler {

    @Override
    public boolean drawsNoise() {
        return true;
    }

    @Override
    public NDArray step(NDArray output, NDArray sample, NDArray noise, int step) {
        float from = schedule.sigmas()[step];
        float to = schedule.sigmas()[step + 1];
        float up = (float) Math.sqrt(to * to * (from * from - to * to) / (from * from));
        float down = (float) Math.sqrt(to * to - up * up);
        try (Scope scope = new Scope()) {
            NDArray wide = sample.toType(DataType.FLOAT32, false);
            NDArray lower = wide.add(derivative(output, wide, step).mul(down - from));
            NDArray next = lower.add(noise.mul(up));
            return scope.keep(next.toType(output.getDataType(), false));
        }
    }
}
