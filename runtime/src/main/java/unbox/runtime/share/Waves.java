package unbox.runtime.share;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import unbox.language.model.Facts;
import unbox.language.model.Operation;
import unbox.runtime.share.Wave.Row;

/**
 * The tree of a batch. Its paths are what each run does to each block in each step: runs whose paths begin alike are one
 * row that far.
 */
public final class Waves {
    private final List<Point> points;
    private final int most;

    private Waves(List<Point> points, int most) {
        this.points = points;
        this.most = most;
    }

    /**
     * The waves with which a batch starts from noise.
     *
     * @param blocks the model's transformer blocks, in the order in which the U-Net passes them
     */
    public static List<Wave> of(Batch batch, List<String> blocks) {
        List<Point> points = Point.all(batch.settings(), blocks);
        var waves = new Waves(points, batch.limits().rows());
        Collection<List<Facts>> roots = batch.pictures().stream()
                .collect(Collectors.groupingBy(Root::of, LinkedHashMap::new, Collectors.toList())).values();
        return Chunks.of(List.copyOf(roots), batch.limits().rows()).stream().map(waves::start).toList();
    }

    private Wave start(List<List<Facts>> roots) {
        List<Row> rows = IntStream.range(0, roots.size()).mapToObj(row -> new Row(row, List.of(), roots.get(row)))
                .toList();
        return new Wave(Optional.empty(), rows, parted(rows, 0));
    }

    /** The waves that rows become at the first point, from a place in the order of the points on, where any is edited. */
    private List<Wave> parted(List<Row> rows, int place) {
        for (int at = place; at < points.size(); at++) {
            Point point = points.get(at);
            if (rows.stream().flatMap(row -> row.pictures().stream())
                    .anyMatch(facts -> !holding(facts, point).isEmpty())) {
                return waves(rows, at);
            }
        }
        return List.of();
    }

    private List<Wave> waves(List<Row> rows, int at) {
        Point point = points.get(at);
        List<Row> parted = new ArrayList<>();
        for (int parent = 0; parent < rows.size(); parent++) {
            int from = parent;
            Map<List<Operation>, List<Facts>> alike = rows.get(parent).pictures().stream().collect(Collectors
                    .groupingBy(facts -> holding(facts, point), LinkedHashMap::new, Collectors.toList()));
            alike.forEach((edit, pictures) -> parted.add(new Row(from, edit, pictures)));
        }
        return Chunks.of(parted, most).stream()
                .map(chunk -> new Wave(Optional.of(point), List.copyOf(chunk), parted(chunk, at + 1))).toList();
    }

    /** The operations that a run's edit has at a point. Their windows have done their work, and part no runs any more. */
    private static List<Operation> holding(Facts facts, Point point) {
        return facts.edit().stream()
                .filter(operation -> operation.block().equals(point.block()) && operation.window().holds(point.step()))
                .map(Operation::always).toList();
    }
}
