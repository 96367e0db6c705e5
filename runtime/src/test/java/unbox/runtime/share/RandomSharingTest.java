package unbox.runtime.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.model.Facts;
import unbox.language.model.Operation;
import unbox.runtime.share.Wave.Row;

/** What must hold of any experiment's sharing, for a hundred of them. */
class RandomSharingTest {
    private static final HandMadeNeeds NEEDS = new HandMadeNeeds();

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPictureIsMadeExactlyOnce(long seed) {
        List<Facts> pictures = pictures(seed);

        List<Facts> made = new ArrayList<>();
        for (Batch batch : Sharing.of(pictures, NEEDS, budget(seed)).batches()) {
            paths(batch).forEach((picture, path) -> made.add(picture));
        }

        assertEquals(new HashSet<>(pictures), new HashSet<>(made));
        assertEquals(made.size(), new HashSet<>(made).size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPicturesPathIsWhatItsEditDoes(long seed) {
        for (Batch batch : Sharing.of(pictures(seed), NEEDS, budget(seed)).batches()) {
            paths(batch).forEach((picture, path) -> Point.all(batch.settings(), NEEDS.blocks())
                    .forEach(point -> assertEquals(holding(picture, point), path.getOrDefault(point, List.of()),
                            picture + " at " + point)));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noWaveHasMoreRowsThanTheLimit(long seed) {
        for (Batch batch : Sharing.of(pictures(seed), NEEDS, budget(seed)).batches()) {
            List<Wave> waves = new ArrayList<>(Waves.of(batch, NEEDS.blocks()));
            waves.addAll(Sources.of(batch, NEEDS.blocks()).waves());
            for (int at = 0; at < waves.size(); at++) {
                assertTrue(waves.get(at).rows().size() <= batch.limits().rows());
                waves.addAll(waves.get(at).next());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theBudgetIsKeptWhereOneRowFits(long seed) {
        List<Facts> pictures = pictures(seed);
        long least = Sharing.of(pictures, NEEDS, 0).peak();

        Sharing sharing = Sharing.of(pictures, NEEDS, Math.max(least, budget(seed)));

        assertTrue(sharing.peak() <= Math.max(least, budget(seed)), sharing.peak() + " bytes");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sharingNeverTakesMoreThanEachAlone(long seed) {
        List<Facts> pictures = pictures(seed).stream().distinct().toList();

        Passes alone = Passes.alone(pictures, NEEDS.blocks());
        Passes shared = Passes.shared(Sharing.of(pictures, NEEDS, budget(seed)).batches(), facts -> true,
                NEEDS.blocks());

        assertTrue(shared.rows() <= alone.rows() && shared.texts() <= alone.texts()
                && shared.decoded() <= alone.decoded(), shared + " and " + alone);
    }

    private static List<Facts> pictures(long seed) {
        return new RandomExperiments(seed, NEEDS.blocks()).pictures();
    }

    private static long budget(long seed) {
        return NEEDS.weights() + new Random(seed).nextLong(2000);
    }

    private static List<Operation> holding(Facts picture, Point point) {
        return picture.edit().stream().filter(operation -> operation.block().equals(point.block())
                && operation.window().holds(point.step())).map(Operation::always).toList();
    }

    /** For each picture that comes out of a batch's waves, what was done to it where. */
    private static Map<Facts, Map<Point, List<Operation>>> paths(Batch batch) {
        Map<Facts, Map<Point, List<Operation>>> paths = new LinkedHashMap<>();
        Waves.of(batch, NEEDS.blocks())
                .forEach(wave -> wave.rows().forEach(row -> follow(wave, row, Map.of(), paths)));
        return paths;
    }

    private static void follow(Wave wave, Row row, Map<Point, List<Operation>> before,
            Map<Facts, Map<Point, List<Operation>>> paths) {
        Map<Point, List<Operation>> path = new HashMap<>(before);
        wave.from().ifPresent(point -> path.put(point, row.edit()));
        if (wave.next().isEmpty()) {
            row.pictures().forEach(picture -> assertEquals(null, paths.put(picture, path), "made twice: " + picture));
        }
        int number = wave.rows().indexOf(row);
        Set<Facts> handedOn = new HashSet<>();
        for (Wave next : wave.next()) {
            next.rows().stream().filter(child -> child.parent() == number).forEach(child -> {
                handedOn.addAll(child.pictures());
                follow(next, child, path, paths);
            });
        }
        assertTrue(wave.next().isEmpty() || handedOn.equals(new HashSet<>(row.pictures())));
    }
}
