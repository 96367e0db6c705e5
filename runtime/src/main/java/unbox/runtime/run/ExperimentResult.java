package unbox.runtime.run;

import java.nio.file.Path;
import java.util.List;
import unbox.runtime.reading.Claim;
import unbox.runtime.reading.Exploration;
import unbox.runtime.reading.Measured;

/**
 * Where an experiment's results lie, and what came of its claims. All paths are absolute.
 *
 * @param folder that holds what follows, unless the script's {@code save} says otherwise
 * @param pictures in the order of the runs
 * @param grids the contact sheets
 * @param tables explore.json and measures.csv, where the experiment asks for them
 * @param heatmaps overlays and their sheets
 * @param explored what {@code explore} read, for printing
 * @param measured what {@code measure} and {@code expect} gave, a row a picture
 * @param broken the claims that do not hold
 * @param lost why pictures could not be computed, a sentence each
 */
public record ExperimentResult(String name, Path folder, Path manifest, List<Path> pictures, List<Path> grids,
        List<Path> tables, List<Path> heatmaps, List<Exploration> explored, List<Measured> measured,
        List<Claim> broken, List<String> lost) {}
