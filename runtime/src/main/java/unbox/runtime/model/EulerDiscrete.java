package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import unbox.language.catalog.config.SchedulerConfig.Prediction;
import unbox.runtime.tensor.Scope;

/** Euler's method without added noise (diffusers, schedulers/scheduling_euler_discrete.py, without churn). */
public record EulerDiscrete(NoiseSchedule schedule, Prediction prediction) implements Scheduler {

    @Override
    public boolean drawsNoise() {
        return false;
    }

    @Override
    public NDArray step(NDArray output, NDArray sample, NDArray noise, int step) {
        float distance = schedule.sigmas()[step + 1] - schedule.sigmas()[step];
        try (Scope scope = new Scope()) {
            NDArray wide = sample.toType(DataType.FLOAT32, false);
            NDArray next = wide.add(derivative(output, wide, step).mul(distance));
            return scope.keep(next.toType(output.getDataType(), false));
        }
    }
}
