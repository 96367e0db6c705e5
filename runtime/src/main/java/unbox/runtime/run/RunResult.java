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

    /** Whether every picture is there and what was claimed of them holds. */
    public boolean isGood() {
        return lost().isEmpty() && broken().isEmpty() && unlike.isEmpty();
    }

    /** How many pictures there are. */
    public int pictures() {
        return experiments.stream().mapToInt(experiment -> experiment.pictures().size()).sum();
    }

    /** Why pictures could not be computed, a sentence each. */
    public List<String> lost() {
        return experiments.stream().flatMap(experiment -> experiment.lost().stream()).toList();
    }

    /** The claims that do not hold, of every experiment. */
    public List<Claim> broken() {
        return experiments.stream().flatMap(experiment -> experiment.broken().stream()).toList();
    }
}
