package unbox.server.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.server.runner.RunnerException.Reason;

/**
 * A folder that Unbox can be run from: an unpacked zip, or a checkout.
 *
 * @param home the folder with the launcher
 */
public record Installation(Path home) {
    private static final boolean WINDOWS = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    /**
     * The installation that runs a script: the one that a person has set, else the nearest around the script, else the one
     * that this server belongs to.
     *
     * @param set what a person has set
     * @param own the folder that this server was started from
     * @throws RunnerException where there is none; a wrong setting is not passed over
     */
    public static Installation find(Optional<Path> set, Path script, Optional<Path> own) {
        if (set.isPresent()) {
            return set.filter(Installation::runs).map(Installation::new)
                    .orElseThrow(() -> new RunnerException(Reason.NO_RUNTIME, "The setting unbox.home names "
                            + set.get()
                            + ", which has no launcher with a runtime. Set it to a folder with Unbox's unpacked zip or with a"
                            + " clone of its repository."));
        }
        Stream<Path> around = Stream.iterate(script.getParent(), folder -> folder != null, Path::getParent);
        return Stream.concat(around, own.stream()).filter(Installation::runs).findFirst().map(Installation::new)
                .orElseThrow(() -> new RunnerException(Reason.NO_RUNTIME, "Running needs Unbox's runtime, and none was"
                        + " found. Unpack Unbox's zip or clone its repository, and set unbox.home to that folder."));
    }

    /** Whether a folder has a launcher, and a runtime for it: packed, or to be built. The server alone is not enough. */
    private static boolean runs(Path folder) {
        return Files.isRegularFile(folder.resolve(launcher()))
                && (packed(folder) || Files.isRegularFile(folder.resolve("runtime").resolve("pom.xml")));
    }

    private static boolean packed(Path folder) {
        try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
            return jars.anyMatch(jar -> jar.getFileName().toString().startsWith("unbox-runtime-"));
        } catch (IOException none) {
            return false;
        }
    }

    private static String launcher() {
        return WINDOWS ? "unbox.cmd" : "unbox";
    }

    /** The command that starts {@code unbox} with arguments. */
    List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        if (WINDOWS) {
            command.addAll(List.of("cmd", "/c"));
        }
        command.add(home.resolve(launcher()).toString());
        command.addAll(List.of(arguments));
        return command;
    }
}
