package unbox.runtime.model;

import unbox.language.catalog.config.SchedulerConfig;
import unbox.language.catalog.config.SchedulerConfig.Spacing;
import unbox.runtime.RunException;

/**
 * The steps of a run: how noisy each is, and which step of the training that is. As diffusers computes it
 * (schedulers/scheduling_euler_ancestral_discrete.py, {@code set_timesteps}), in float32 where PyTorch does and in
 * float64 where NumPy does.
 *
 * @param timesteps one a step
 * @param sigmas one a step, and what the last step leads to: 0
 * @param initialSigma what the first noise is multiplied by
 */
public record NoiseSchedule(float[] timesteps, float[] sigmas, float initialSigma) {

    /**
     * The schedule of a run.
     *
     * @param steps as asked for; with trailing spacing a few counts (61, 103, ...) give one step more, as in diffusers
     * @throws RunException when there are more steps than the model was trained on, or none
     */
    public static NoiseSchedule of(SchedulerConfig config, int steps) {
        if (steps < 1 || steps > config.trainSteps()) {
            throw new RunException(steps + " steps cannot be run: this model takes 1 to " + config.trainSteps()
                    + "; write another number of steps.");
        }
        float[] timesteps = switch (config.spacing()) {
            case TRAILING -> trailing(config.trainSteps(), steps);
            case LEADING -> leading(config.trainSteps(), steps, config.stepsOffset());
            case LINSPACE -> linspace(config.trainSteps(), steps);
        };
        float[] trained = trainedSigmas(config);
        float[] sigmas = new float[timesteps.length + 1];
        float largest = 0;
        for (int step = 0; step < timesteps.length; step++) {
            sigmas[step] = interpolate(trained, timesteps[step]);
            largest = Math.max(largest, sigmas[step]);
        }
        float initial = config.spacing() == Spacing.LEADING ? (float) Math.sqrt(largest * largest + 1) : largest;
        return new NoiseSchedule(timesteps, sigmas, initial);
    }

    /** How many steps there are. */
    public int steps() {
        return timesteps.length;
    }

    /** {@code np.arange(trainSteps, 0, -trainSteps / steps).round() - 1}: NumPy's rounding decides the length. */
    private static float[] trailing(int trainSteps, int steps) {
        double ratio = (double) trainSteps / steps;
        double difference = trainSteps - ratio - trainSteps;
        float[] timesteps = new float[(int) Math.ceil(trainSteps / ratio)];
        for (int step = 0; step < timesteps.length; step++) {
            timesteps[step] = (float) Math.rint(trainSteps + step * difference) - 1;
        }
        return timesteps;
    }

    private static float[] leading(int trainSteps, int steps, int offset) {
        int ratio = trainSteps / steps;
        float[] timesteps = new float[steps];
        for (int step = 0; step < steps; step++) {
            timesteps[step] = (steps - 1 - step) * ratio + offset;
        }
        return timesteps;
    }

    private static float[] linspace(int trainSteps, int steps) {
        double last = trainSteps - 1;
        double distance = steps == 1 ? 0 : last / (steps - 1);
        float[] timesteps = new float[steps];
        for (int step = 0; step < steps; step++) {
            int fromStart = steps - 1 - step;
            timesteps[step] = (float) (step == 0 && steps > 1 ? last : fromStart * distance);
        }
        return timesteps;
    }

    /**
     * Sigma of every step of the training: {@code sqrt((1 - a) / a)} of the product a of 1 - beta, betas scaled-linear.
     * The fused multiply-add and the product in float64 are PyTorch's {@code linspace} and {@code cumprod}.
     */
    private static float[] trainedSigmas(SchedulerConfig config) {
        int steps = config.trainSteps();
        float start = (float) Math.sqrt(config.betaStart());
        float end = (float) Math.sqrt(config.betaEnd());
        float distance = (end - start) / (steps - 1);
        float[] sigmas = new float[steps];
        double product = 1;
        for (int step = 0; step < steps; step++) {
            float root = step < steps / 2
                    ? Math.fma(distance, step, start)
                    : Math.fma(-distance, steps - step - 1, end);
            product *= 1 - root * root;
            float kept = (float) product;
            sigmas[step] = (float) Math.sqrt((1 - kept) / kept);
        }
        return sigmas;
    }

    /** {@code np.interp} at a place between the steps of the training; the ends hold beyond them. */
    private static float interpolate(float[] trained, double at) {
        if (at <= 0) {
            return trained[0];
        }
        if (at >= trained.length - 1) {
            return trained[trained.length - 1];
        }
        int below = (int) at;
        double slope = (double) trained[below + 1] - trained[below];
        return (float) (slope * (at - below) + trained[below]);
    }
}
