package unbox.runtime.manifest;

import java.nio.file.Path;
import java.util.List;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.GridPlan;
import unbox.language.plan.Plan;
import unbox.language.plan.Run;

/** A plan of one experiment with its outputs elsewhere. */
final class MovedPlan {
    private MovedPlan() {}

    /** All outputs lie in the new folder, and to each other as they lay before. */
    static Plan of(Plan plan, Path folder) {
        ExperimentPlan old = plan.experiments().getFirst();
        Path root = root(old);
        List<Run> runs = old.runs().stream().map(run -> new Run(run.index(), run.facts(), run.coordinates(),
                run.output().map(file -> moved(file, root, folder)), run.twin())).toList();
        List<GridPlan> grids = old.grids().stream().map(grid -> new GridPlan(grid.title(), grid.rowAxes(),
                grid.columnAxes(), grid.rows(), grid.columns(), grid.cells(), moved(grid.file(), root, folder)))
                .toList();
        var experiment = new ExperimentPlan(old.name(), old.doc(), moved(old.folder(), root, folder), old.axes(), runs,
                grids, old.explorations(), old.heatmaps(), old.measures(), old.expectations());
        return new Plan(plan.script(), plan.sources(), plan.model(), plan.autoencoders(), plan.dtype(), plan.labels(),
                plan.defaults(), List.of(experiment));
    }

    /** The folder that holds every output; the experiment's own, unless its script saves pictures outside it. */
    private static Path root(ExperimentPlan experiment) {
        return experiment.outputs().reduce(experiment.folder(), MovedPlan::common);
    }

    private static Path common(Path folder, Path file) {
        return file.startsWith(folder) ? folder : common(folder.getParent(), file);
    }

    private static Path moved(Path file, Path from, Path to) {
        return to.resolve(from.relativize(file)).normalize();
    }
}
