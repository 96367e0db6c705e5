package unbox.language.plan;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the command line says instead of the script: {@code --set}, {@code --only}, {@code --out}, {@code --dtype}.
 *
 * @param out a folder that takes the place of {@code out} beside the script; it may lie anywhere
 */
public record Overrides(Optional<String> onlyExperiment, OptionalLong seed, OptionalInt steps, OptionalDouble guidance,
        Optional<Size> size, Optional<String> dtype, Optional<Path> out) {

    /** Width and height in pixels. */
    public record Size(int width, int height) {}

    /** The script as it stands. */
    public static final Overrides NONE = new Overrides(Optional.empty(), OptionalLong.empty(), OptionalInt.empty(),
            OptionalDouble.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
