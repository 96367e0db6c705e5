package unbox.language.catalog.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonFile;

/**
 * {@code scheduler/scheduler_config.json}: the two schedulers of diffusers that SDXL and SDXL Turbo come with, betas
 * scaled-linear from start to end.
 *
 * @param trainSteps steps of the noise schedule that the model was trained on
 * @param stepsOffset added to every time step where the spacing is leading
 */
public record SchedulerConfig(Kind kind, double betaStart, double betaEnd, int trainSteps, Prediction prediction,
        Spacing spacing, int stepsOffset) {

    /** Which scheduler. */
    public enum Kind {
        /** {@code EulerAncestralDiscreteScheduler}: adds fresh noise at every step. */
        EULER_ANCESTRAL,
        /** {@code EulerDiscreteScheduler}. */
        EULER
    }

    /** What the model's output stands for. */
    public enum Prediction {
        EPSILON,
        V_PREDICTION
    }

    /** How the steps of a run are spread over the steps of the training. */
    public enum Spacing {
        TRAILING,
        LEADING,
        LINSPACE
    }

    /**
     * Reads the file.
     *
     * @throws BrokenFileException where a key is missing, wrong, or holds something that is not supported
     */
    public static SchedulerConfig read(Path file) {
        JsonFile json = JsonFile.read(file);
        Kind kind = kind(json);
        refuseUnsupported(json);
        return new SchedulerConfig(kind, json.number("beta_start"), json.number("beta_end"),
                json.count("num_train_timesteps"), oneOf(json, "prediction_type", Prediction.values()),
                oneOf(json, "timestep_spacing", Spacing.values()), json.integer("steps_offset"));
    }

    private static Kind kind(JsonFile json) {
        String name = json.string("_class_name");
        return switch (name) {
            case "EulerAncestralDiscreteScheduler" -> Kind.EULER_ANCESTRAL;
            case "EulerDiscreteScheduler" -> Kind.EULER;
            default -> throw new BrokenFileException(json.path(), "has \"_class_name\": \"" + name
                    + "\", which is not supported; only EulerDiscreteScheduler and EulerAncestralDiscreteScheduler are");
        };
    }

    private static <E extends Enum<E>> E oneOf(JsonFile json, String key, E[] values) {
        String written = json.string(key);
        List<String> names = Arrays.stream(values).map(value -> value.name().toLowerCase(Locale.ROOT)).toList();
        if (!names.contains(written)) {
            throw new BrokenFileException(json.path(), "has \"" + key + "\": \"" + written
                    + "\", which is not supported; it must be one of " + String.join(", ", names));
        }
        return values[names.indexOf(written)];
    }

    private static void refuseUnsupported(JsonFile json) {
        if (!json.has("beta_schedule")) {
            throw new BrokenFileException(json.path(), "has no key \"beta_schedule\", which is needed");
        }
        json.refuseUnless("beta_schedule", "\"scaled_linear\"");
        json.refuseUnless("interpolation_type", "\"linear\"");
        json.refuseUnless("timestep_type", "\"discrete\"");
        json.refuseUnless("final_sigmas_type", "\"zero\"");
        for (String key : List.of("sigma_max", "sigma_min", "trained_betas")) {
            json.refuseUnless(key, "null");
        }
        for (String key : List.of("rescale_betas_zero_snr", "use_beta_sigmas", "use_exponential_sigmas",
                "use_karras_sigmas")) {
            json.refuseUnless(key, "false", "null");
        }
    }
}
