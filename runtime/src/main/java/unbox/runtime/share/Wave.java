package unbox.runtime.share;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.model.Facts;
import unbox.language.model.Operation;

/**
 * Rows that go through the U-Net together, from where they came into being to where they part.
 *
 * @param from where its rows part from those of the wave before, and are edited; empty for a wave that starts from noise
 * @param next the waves that its rows become at {@link #until()}; none where they become pictures
 */
public record Wave(Optional<Point> from, List<Row> rows, List<Wave> next) {

    /**
     * One row (with guidance, an uncond and a cond one): runs that have been alike so far.
     *
     * @param parent its row in the wave before; its own number in a wave that starts from noise
     * @param edit the operations that hold where it comes from; may be none
     * @param pictures all that it will become
     */
    public record Row(int parent, List<Operation> edit, List<Facts> pictures) {}

    /** Where its rows part; empty where they become pictures. */
    public Optional<Point> until() {
        return next.isEmpty() ? Optional.empty() : next.getFirst().from();
    }

    /** All that its rows will become. */
    public Stream<Facts> pictures() {
        return rows.stream().flatMap(row -> row.pictures().stream());
    }

    /** The row in the wave before of each row. */
    public int[] parents() {
        return rows.stream().mapToInt(Row::parent).toArray();
    }
}
