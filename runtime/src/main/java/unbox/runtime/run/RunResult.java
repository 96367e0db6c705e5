package unbox.runtime.run;

import java.nio.file.Path;
import java.util.List;
import unbox.runtime.reading.Claim;

/**
 * What a plan's run made.
 *
 * @param unlike the pictures that are not those of the manifest that was repeated
 */
public record RunResult(List<ExperimentResult> experiments, List<Path> unlike) {

    /** How many pictures were written. */
    public int pictures() {
        return experiments.stream().mapToInt(experiment -> experiment.pictures().size()).sum();
    }

    /** The claims that do not hold, of every experiment. */
    public List<Claim> broken() {
        return experiments.stream().flatMap(experiment -> experiment.broken().stream()).toList();
    }
}
