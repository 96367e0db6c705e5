package unbox.language.plan;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.model.Operation;
import unbox.language.syntax.Statement.ExperimentStatement;

/**
 * An experiment evaluated, before its pictures have files.
 *
 * @param axes all six, in the order of their words
 * @param fields what its runs are told apart by, in the order in which it is written
 */
record Draft(ExperimentStatement experiment, Path folder, List<Axis> axes, List<Field> fields, List<Cell> cells,
        List<GridPlan> grids) {

    /** The files that no picture may take, and what they are. */
    Map<Path, String> files() {
        Map<Path, String> files = new LinkedHashMap<>();
        masks().forEach(mask -> files.put(mask, "a mask that the script reads"));
        grids.forEach(grid -> files.put(grid.file(), "the grid of `" + experiment.name().text() + "`"));
        return files;
    }

    private Set<Path> masks() {
        return axes.getLast().values().stream().map(Axis.AxisValue::value)
                .flatMap(value -> value instanceof Value.Edit edit ? edit.operations().stream() : Stream.empty())
                .map(Value.PlacedOperation::operation)
                .flatMap(operation -> operation instanceof Operation.OnFeatures features
                        ? features.region().masks().stream()
                        : Stream.empty())
                .collect(Collectors.toSet());
    }
}
