package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.runtime.run.Alike.assertAlike;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.model.Facts;
import unbox.runtime.reading.Picture;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Limits;
import unbox.runtime.share.RandomExperiments;
import unbox.runtime.share.Wave;
import unbox.runtime.share.Waves;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.ScriptedKernels;

/**
 * Sharing and batching change no picture beyond rounding, whatever the experiment. Where rounding decides which feature is
 * the k-th strongest, the choice is held fixed. {@code -Dunbox.experiments=300} tries so many experiments.
 */
class RandomPaintingTest {
    private static final List<String> READ = List.of("down.2.1", "mid.0", "up.0.0", "up.0.1");
    /** Guidance multiplies what rounding leaves. */
    private static final double ROUNDING = 5e-4;

    private static final PyTorch TORCH = PyTorch.open("cpu", 1, sentence -> {});
    private static final HeldSelection SELECTION = new HeldSelection(new ScriptedKernels(TORCH.manager()));
    private static final List<SdxlPainter> PAINTERS = Stream.of("tiny-turbo", "tiny-base")
            .map(model -> SdxlPainter.open(Painters.sources(model), DataType.FLOAT32, TORCH, SELECTION.kernels(), 0,
                    note -> {}))
            .toList();

    /** What a picture is made from, and the picture. */
    private record Made(float[] latents, Picture picture) {}

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("unbox.experiments", 16));
    }

    @AfterAll
    static void close() {
        PAINTERS.forEach(SdxlPainter::close);
        TORCH.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aPictureIsTheSameAloneAndShared(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SdxlPainter painter = PAINTERS.get(random.nextInt(2));
        List<Facts> pictures = new RandomExperiments(seed, painter.needs().blocks(), READ).pictures().stream()
                .distinct().toList();
        Limits limits = new Limits(1 + random.nextInt(8), 1 + random.nextInt(4));

        SELECTION.record();
        Map<Facts, Made> alone = new LinkedHashMap<>();
        pictures.forEach(facts -> alone.putAll(paint(painter, new Batch(List.of(facts), Limits.ONE))));
        SELECTION.hold();
        Map<Facts, Made> shared = new LinkedHashMap<>();
        Batch.of(pictures, limits).forEach(batch -> shared.putAll(paint(painter, batch)));

        assertEquals(alone.keySet(), shared.keySet());
        alone.forEach((facts, made) -> {
            assertEquals(0, Tensors.distance(made.latents(), shared.get(facts).latents()), ROUNDING, facts.toString());
            assertAlike(made.picture().rgb(), shared.get(facts).picture().rgb());
        });
        assertTrue(SELECTION.nearTies() < 0.001, SELECTION.nearTies() + " of the positions are near ties");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatElseIsWantedOfABatchChangesNoBit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SdxlPainter painter = PAINTERS.get(random.nextInt(2));
        List<Facts> pictures = new RandomExperiments(seed, painter.needs().blocks(), READ).pictures();
        Batch batch = Batch.of(pictures, new Limits(1 + random.nextInt(8), 1 + random.nextInt(4))).getFirst();
        Facts wanted = batch.pictures().get(random.nextInt(batch.pictures().size()));
        SELECTION.record();

        Picture among = paint(painter, batch).get(wanted).picture();
        List<Picture> alone = new ArrayList<>();
        painter.paint(batch, new PaintRequest(wanted::equals, Set.of(), PaintListener.NONE,
                outcome -> alone.add(Painters.picture(outcome))));

        assertArrayEquals(among.rgb(), alone.getFirst().rgb());
    }

    private static Map<Facts, Made> paint(SdxlPainter painter, Batch batch) {
        List<float[]> latents = new ArrayList<>();
        Map<Facts, Picture> pictures = new LinkedHashMap<>();
        PaintRequest request = new PaintRequest(facts -> true, Set.of(), PaintListener.NONE,
                outcome -> pictures.put(outcome.facts(), Painters.picture(outcome)));
        painter.paint(batch, request, (name, tensor) -> {
            if (name.equals("latents")) {
                latents.addAll(rows(tensor));
            }
        });
        Iterator<float[]> rows = latents.iterator();
        Map<Facts, Made> made = new LinkedHashMap<>();
        Waves.of(batch, painter.needs().blocks()).stream().flatMap(RandomPaintingTest::leaves)
                .flatMap(wave -> wave.rows().stream()).forEach(row -> {
                    float[] values = rows.next();
                    row.pictures().forEach(facts -> made.put(facts, new Made(values, pictures.get(facts))));
                });
        return made;
    }

    private static List<float[]> rows(NDArray tensor) {
        float[] all = tensor.toFloatArray();
        int rows = (int) tensor.getShape().get(0);
        List<float[]> cut = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            cut.add(Arrays.copyOfRange(all, row * all.length / rows, (row + 1) * all.length / rows));
        }
        return cut;
    }

    /** In the order in which they are painted. */
    private static Stream<Wave> leaves(Wave wave) {
        return wave.next().isEmpty() ? Stream.of(wave) : wave.next().stream().flatMap(RandomPaintingTest::leaves);
    }
}
