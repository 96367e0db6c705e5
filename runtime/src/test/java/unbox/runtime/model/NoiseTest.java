package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;

/** Noise is what torch.randn draws from a CPU generator of the seed. */
class NoiseTest {
    /** Processors without AVX2 may differ from the reference in the last bits. */
    private static final float LAST_BITS = 1e-6f;

    private static PyTorch torch;

    @BeforeAll
    static void open() {
        torch = PyTorch.open("cpu", 1, sentence -> {});
    }

    @AfterAll
    static void close() {
        torch.close();
    }

    /** What PyTorch drew: the beginnings of the first and the second draw, and the first's sum. */
    record Drawn(long seed, long[] shape, float[] first, double first_sum, float[] second) {
        @Override
        public String toString() {
            return "seed " + seed + ", shape " + Arrays.toString(shape);
        }
    }

    static Stream<Drawn> reference() throws IOException {
        try (Reader reader = Files.newBufferedReader(Path.of("src/test/resources/golden/noise.json"))) {
            return Arrays.stream(new Gson().fromJson(reader, Drawn[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("reference")
    void noiseIsTheReferences(Drawn reference) {
        List<float[]> drawn = draw(reference.seed(), new Shape(reference.shape()), 2);
        float[] first = drawn.getFirst();
        assertArrayEquals(reference.first(), Arrays.copyOf(first, reference.first().length), LAST_BITS);
        assertEquals(reference.first_sum(), IntStream.range(0, first.length).mapToDouble(i -> first[i]).sum(), 1e-4);
        assertArrayEquals(reference.second(), Arrays.copyOf(drawn.getLast(), reference.second().length), LAST_BITS);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 31337, -1, 0x1_0000_0000L, Long.MAX_VALUE, Long.MIN_VALUE + 5})
    void noiseIsTheMersenneTwistersForAnySeed(long seed) {
        TorchNormal oracle = new TorchNormal(seed);
        for (float[] drawn : draw(seed, new Shape(1, 4, 5, 9), 3)) {
            assertArrayEquals(oracle.draw(drawn.length), drawn, 2e-6f);
        }
    }

    @Test
    void drawsOfOtherSeedsInBetweenChangeNothing() {
        float[] alone = draw(5, new Shape(20), 2).getLast();
        draw(6, new Shape(3), 1);
        assertArrayEquals(alone, draw(5, new Shape(20), 2).getLast());
    }

    private static List<float[]> draw(long seed, Shape shape, int count) {
        return Scope.compute(() -> Noise.draw(torch.manager(), seed, shape, count).stream()
                .map(noise -> noise.toFloatArray()).toList());
    }
}
