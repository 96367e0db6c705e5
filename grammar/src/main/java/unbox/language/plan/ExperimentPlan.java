package unbox.language.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.model.Expectation;
import unbox.language.model.Feature;
import unbox.language.model.Measure;

/**
 * One experiment: the product of its axes.
 *
 * @param doc its doc comment, or where it has none that of the script's first statement; a grid's subtitle
 * @param folder where its grid, tables and manifest go, absolute
 * @param axes those that vary, outermost first, {@code edit} last
 * @param runs the cells in the order in which they share most, twins that are not listed included
 * @param measures every measure, those of the expectations included
 */
public record ExperimentPlan(String name, Optional<String> doc, Path folder, List<Axis> axes, List<Run> runs,
        List<GridPlan> grids, List<Exploration> explorations, List<Feature> heatmaps, List<Measure> measures,
        List<Expectation> expectations) {

    /** An axis and the captions of its values. */
    public record Axis(String name, List<String> captions) {}

    /** {@code explore B top n}, for every run that is a picture. */
    public record Exploration(String block, int top) {}

    /** Where its pictures and contact sheets go, absolute. */
    public Stream<Path> outputs() {
        return Stream.concat(runs.stream().map(Run::output).flatMap(Optional::stream),
                grids.stream().map(GridPlan::file));
    }

    public int pictures() {
        return (int) runs.stream().filter(Run::isPicture).count();
    }
}
