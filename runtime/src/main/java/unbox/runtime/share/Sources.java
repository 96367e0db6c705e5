package unbox.runtime.share;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import unbox.language.model.Facts;
import unbox.language.model.Operation;

/**
 * The unedited runs that the edits of a batch copy from. They go before the batch, and only as far as something is read of
 * them.
 *
 * @param waves of them, none of which part
 * @param last where the last code is read; empty where nothing is copied
 */
public record Sources(List<Wave> waves, Optional<Point> last) {

    /** @param blocks the model's transformer blocks, in the order in which the U-Net passes them */
    public static Sources of(Batch batch, List<String> blocks) {
        List<Point> points = Point.all(batch.settings(), blocks);
        List<Facts> sources = batch.pictures().stream()
                .flatMap(facts -> copies(facts).filter(copy -> points.stream().anyMatch(point -> reads(copy, point)))
                        .map(copy -> facts.source(copy.from())))
                .distinct().toList();
        List<Wave> waves = Chunks.of(sources, batch.limits().rows()).stream()
                .map(chunk -> new Wave(Optional.empty(), IntStream.range(0, chunk.size())
                        .mapToObj(row -> new Wave.Row(row, List.of(), List.of(chunk.get(row)))).toList(), List.of()))
                .toList();
        return new Sources(waves,
                points.stream().filter(point -> isRead(batch, point)).reduce((earlier, later) -> later));
    }

    /** The prompts that an edit copies from. */
    public static Stream<String> prompts(Facts facts) {
        return copies(facts).map(Operation.Copy::from).distinct();
    }

    /** Whether an edit of the batch copies at a point. */
    public static boolean isRead(Batch batch, Point point) {
        return batch.pictures().stream().flatMap(Sources::copies).anyMatch(copy -> reads(copy, point));
    }

    private static boolean reads(Operation.Copy copy, Point point) {
        return copy.block().equals(point.block()) && copy.window().holds(point.step());
    }

    private static Stream<Operation.Copy> copies(Facts facts) {
        return facts.edit().stream().filter(Operation.Copy.class::isInstance).map(Operation.Copy.class::cast);
    }
}
