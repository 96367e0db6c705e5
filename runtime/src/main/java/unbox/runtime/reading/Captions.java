package unbox.runtime.reading;

import java.util.stream.Collectors;
import unbox.language.plan.Run;

/** What people call a run. */
public final class Captions {
    private Captions() {}

    /** {@code prompt sloth, seed 2, edit stripy(4)}; where no axis varies, the picture's file. */
    public static String of(Run run) {
        if (run.coordinates().isEmpty()) {
            return run.output().map(file -> file.getFileName().toString()).orElse("its only picture");
        }
        return run.coordinates().entrySet().stream().map(axis -> axis.getKey() + " " + quoted(axis.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Empty text would be invisible. */
    public static String quoted(String caption) {
        return caption.isEmpty() ? "\"\"" : caption;
    }
}
