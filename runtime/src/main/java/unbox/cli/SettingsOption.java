package unbox.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import unbox.language.plan.Overrides;

/** What {@code run} and {@code plan} may say instead of the script. */
final class SettingsOption {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,5}) *x *(\\d{1,5})");

    @Option(names = "--only", paramLabel = "EXPERIMENT", description = "Only this experiment of the script.")
    private String only;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = {
            "Takes the place of what the script says: seed, steps, guidance or size.",
            "May be repeated: --set seed=7 --set size=192x128"})
    private List<String> settings = List.of();

    @Option(names = "--out", paramLabel = "DIR", description = "The folder for the results, instead of `out` beside the script.")
    private Path out;

    @Option(names = "--dtype", paramLabel = "TYPE", description = "float32 or float16, instead of what the script says.")
    private String dtype;

    /**
     * The options as the planner takes them.
     *
     * @throws UsageException when a setting cannot be read
     */
    Overrides overrides() {
        OptionalLong seed = OptionalLong.empty();
        OptionalInt steps = OptionalInt.empty();
        OptionalDouble guidance = OptionalDouble.empty();
        Optional<Overrides.Size> size = Optional.empty();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String name = equals < 0 ? setting : setting.substring(0, equals);
            String value = equals < 0 ? "" : setting.substring(equals + 1);
            try {
                switch (name) {
                    case "seed" -> seed = OptionalLong.of(Long.parseLong(value));
                    case "steps" -> steps = OptionalInt.of(positive(Integer.parseInt(value)));
                    case "guidance" -> guidance = OptionalDouble.of(finite(Double.parseDouble(value)));
                    case "size" -> size = Optional.of(size(value));
                    default -> throw new UsageException(
                            "--set " + setting + ": write seed=7, steps=4, guidance=5 or size=192x128");
                }
            } catch (NumberFormatException wrong) {
                throw new UsageException("--set " + setting + ": `" + value + "` is not a value of " + name);
            }
        }
        return new Overrides(Optional.ofNullable(only), seed, steps, guidance, size, Optional.ofNullable(dtype),
                Optional.ofNullable(out).map(path -> path.toAbsolutePath().normalize()));
    }

    /**
     * A manifest says everything itself but the place.
     *
     * @throws UsageException when anything else was set
     */
    void requireOnlyOut() {
        if (only != null || dtype != null || !settings.isEmpty()) {
            throw new UsageException("a manifest is repeated as it is: --only, --set and --dtype go with a script");
        }
    }

    private static int positive(int value) {
        if (value < 1) {
            throw new NumberFormatException("below 1");
        }
        return value;
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new NumberFormatException("not finite");
        }
        return value;
    }

    private static Overrides.Size size(String value) {
        Matcher matcher = SIZE.matcher(value);
        if (!matcher.matches()) {
            throw new NumberFormatException("no size");
        }
        return new Overrides.Size(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
}
