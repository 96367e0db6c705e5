package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.catalog.config.SchedulerConfig;
import unbox.language.catalog.config.SchedulerConfig.Kind;
import unbox.language.catalog.config.SchedulerConfig.Prediction;
import unbox.language.catalog.config.SchedulerConfig.Spacing;
import unbox.runtime.RunException;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;

/** Both schedulers under every spacing and prediction type, as diffusers runs them. */
class SchedulerTest {
    private static PyTorch torch;

    @BeforeAll
    static void open() {
        torch = PyTorch.open("cpu", 1, sentence -> {});
    }

    @AfterAll
    static void close() {
        torch.close();
    }

    record Config(double beta_start, double beta_end, int num_train_timesteps, String timestep_spacing,
            int steps_offset, String prediction_type) {}

    /** What diffusers computed, with {@code tanh(input) * 0.7 + 0.1} in the model's place. */
    record Reference(String scheduler, Config config, int steps, float[] timesteps, float[] sigmas,
            float init_noise_sigma, long seed, long[] shape, float[][] sample_after_each_step) {

        SchedulerConfig schedulerConfig() {
            Kind kind = scheduler.equals("EulerDiscreteScheduler") ? Kind.EULER : Kind.EULER_ANCESTRAL;
            return new SchedulerConfig(kind, config.beta_start, config.beta_end, config.num_train_timesteps,
                    Prediction.valueOf(config.prediction_type.toUpperCase(Locale.ROOT)),
                    Spacing.valueOf(config.timestep_spacing.toUpperCase(Locale.ROOT)), config.steps_offset);
        }

        @Override
        public String toString() {
            return scheduler + " " + config.timestep_spacing + " " + config.prediction_type + ", " + steps + " steps";
        }
    }

    static Stream<Reference> references() throws IOException {
        try (Reader reader = Files.newBufferedReader(Path.of("src/test/resources/golden/schedulers.json"))) {
            return Arrays.stream(new Gson().fromJson(reader, Reference[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("references")
    void theScheduleIsDiffusers(Reference reference) {
        NoiseSchedule schedule = NoiseSchedule.of(reference.schedulerConfig(), reference.steps());
        assertArrayEquals(reference.timesteps(), schedule.timesteps());
        assertArrayEquals(reference.sigmas(), schedule.sigmas(), 2e-6f);
        assertEquals(reference.init_noise_sigma(), schedule.initialSigma(), 2e-6f);
    }

    @ParameterizedTest
    @MethodSource("references")
    void everyStepIsDiffusers(Reference reference) {
        Scheduler scheduler = Scheduler.of(reference.schedulerConfig(), reference.steps());
        List<float[]> samples = Scope.compute(() -> run(scheduler, reference));
        List<float[]> expected = List.of(reference.sample_after_each_step());
        // of long runs the reference keeps the last steps only
        int skipped = samples.size() - expected.size();
        for (int at = 0; at < expected.size(); at++) {
            assertArrayEquals(expected.get(at), Arrays.copyOf(samples.get(skipped + at), expected.get(at).length),
                    5e-5f);
        }
    }

    private static List<float[]> run(Scheduler scheduler, Reference reference) {
        int steps = scheduler.schedule().steps();
        List<NDArray> noise = Noise.draw(torch.manager(), reference.seed(), new Shape(reference.shape()), 1 + steps);
        NDArray sample = noise.getFirst().mul(scheduler.schedule().initialSigma());
        List<float[]> samples = new ArrayList<>();
        for (int step = 0; step < steps; step++) {
            NDArray output = scheduler.scaleInput(sample, step).tanh().mul(0.7).add(0.1);
            sample = scheduler.step(output, sample, scheduler.drawsNoise() ? noise.get(step + 1) : null, step);
            samples.add(sample.toFloatArray());
        }
        return samples;
    }

    @Test
    void aFewStepCountsWithTrailingSpacingGiveOneStepMoreAsInNumPy() {
        NoiseSchedule schedule = NoiseSchedule.of(turbo(), 61);
        assertEquals(62, schedule.steps());
        assertEquals(-1, schedule.timesteps()[61]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -3, 1001})
    void aNumberOfStepsThatTheModelCannotRunIsRefused(int steps) {
        RunException refused = assertThrows(RunException.class, () -> NoiseSchedule.of(turbo(), steps));
        assertTrue(refused.getMessage().startsWith(steps + " steps cannot be run: this model takes 1 to 1000"));
    }

    private static SchedulerConfig turbo() {
        return new SchedulerConfig(Kind.EULER_ANCESTRAL, 0.00085, 0.012, 1000, Prediction.EPSILON, Spacing.TRAILING, 1);
    }
}
