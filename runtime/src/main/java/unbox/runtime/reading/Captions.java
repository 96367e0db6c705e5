package unbox.runtime.reading;

import java.util.Set;
import java.util.stream.Collectors;
import unbox.language.plan.Run;

/** What people call a run. */
public final class Captions {
    /** The other axes are parameters, which the edit's caption spells out. */
    private static final Set<String> AXES = Set.of("prompt", "negative", "seed", "steps", "guidance", "edit");

    private Captions() {}

    /** {@code prompt sloth, seed 2, edit stripy(4)}. */
    public static String of(Run run) {
        return run.coordinates().entrySet().stream().filter(axis -> AXES.contains(axis.getKey()))
                .map(axis -> axis.getKey() + " " + quoted(axis.getValue())).collect(Collectors.joining(", "));
    }

    /** Empty text would be invisible. */
    public static String quoted(String caption) {
        return caption.isEmpty() ? "\"\"" : caption;
    }
}
