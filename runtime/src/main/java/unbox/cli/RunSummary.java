package unbox.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import unbox.runtime.reading.ExplorationText;
import unbox.runtime.run.ExperimentResult;
import unbox.runtime.run.RunResult;

/** Says at the end what was made and where it lies, and which claims do not hold. */
final class RunSummary {
    private final Console console;

    RunSummary(Console console) {
        this.console = console;
    }

    void print(RunResult result, Duration took) {
        result.experiments().forEach(this::print);
        result.broken().forEach(broken -> console.out()
                .println(console.paint(Console.Ink.ERROR, "does not hold: ") + broken.message()));
        console.out().println(Words.count(result.pictures(), "picture") + " in " + Words.duration(took)
                + (result.lost().isEmpty() ? "" : ", and " + lost(result.lost().size())));
    }

    private String lost(int count) {
        return console.paint(Console.Ink.ERROR, count + (count == 1 ? " was lost" : " were lost"));
    }

    private void print(ExperimentResult experiment) {
        experiment.explored().forEach(explored -> console.out().println(ExplorationText.of(explored)));
        line("grid", experiment.grids());
        line("heat maps", experiment.heatmaps());
        line("tables", experiment.tables());
        line("pictures", List.of(experiment.folder()));
        line("manifest", List.of(experiment.manifest()));
    }

    private void line(String what, List<Path> files) {
        for (Path file : files) {
            console.out().printf("%-10s %s%n", what, nearest(file));
        }
    }

    /** The path as seen from where the person stands, when that is shorter. */
    private static String nearest(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }
}
