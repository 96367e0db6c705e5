package unbox.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import unbox.runtime.run.RunResult;

/** Shows a picture with the desktop's own viewer. */
final class Opener {
    private Opener() {}

    static void open(RunResult result, Console console) {
        Optional<Path> grid = result.experiments().stream().flatMap(experiment -> experiment.grids().stream())
                .findFirst();
        grid.ifPresent(picture -> {
            try {
                new ProcessBuilder(command(picture.toString())).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            } catch (IOException none) {
                console.err().println("No viewer was found; open " + picture + " yourself.");
            }
        });
    }

    private static List<String> command(String picture) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", picture);
        }
        return List.of(system.startsWith("mac") ? "open" : "xdg-open", picture);
    }
}
