package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.language.model.Facts;
import unbox.language.plan.Run;

class BatchTest {

    @ParameterizedTest(name = "{0} x {0}, guidance {1}: {2} pictures a batch")
    @CsvSource({"128, 0, 8", "128, 7.5, 8", "512, 0, 4", "512, 7.5, 2", "1024, 0, 1", "2048, 7.5, 1"})
    void largePicturesShareABatchWithFewOthers(int size, double guidance, int most) {
        var batches = Batch.of(runs(20, size, 1, guidance));

        assertEquals(most, batches.getFirst().facts().size());
    }

    @Test
    void picturesOfDifferentStepsNeverShareABatch() {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            runs.add(run(i, facts(i, 128, 1 + i % 2, 0)));
        }

        assertEquals(List.of(List.of(1, 1, 1), List.of(2, 2, 2)),
                Batch.of(runs).stream().map(batch -> batch.facts().stream().map(Facts::steps).toList()).toList());
    }

    @Test
    void everyPictureIsPaintedInTheOrderOfTheRuns() {
        var seeds = Batch.of(runs(20, 128, 1, 0)).stream().flatMap(batch -> batch.facts().stream()).map(Facts::seed)
                .toList();

        assertEquals(IntStream.range(0, 20).mapToObj(i -> (long) i).toList(), seeds);
    }

    private static List<Run> runs(int count, int size, int steps, double guidance) {
        return IntStream.range(0, count).mapToObj(i -> run(i, facts(i, size, steps, guidance))).toList();
    }

    private static Facts facts(int seed, int size, int steps, double guidance) {
        return new Facts("a dog", Optional.empty(), seed, steps, guidance, size, size, List.of());
    }

    private static Run run(int index, Facts facts) {
        return new Run(index, facts, Map.of(), Optional.empty(), index);
    }
}
