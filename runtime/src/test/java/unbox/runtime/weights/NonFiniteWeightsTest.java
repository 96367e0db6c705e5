package unbox.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.fuzz.Memory;

/** NaN and infinite weights are found wherever they stand, in every number format, and nothing else is. */
class NonFiniteWeightsTest {
    @TempDir
    Path folder;

    @Test
    void aTensorIsNamedWithItsFileItsFirstSuchValueAndHowManyThereAre() {
        Path file = new SafetensorsFile().floats("good", 1, 2)
                .floats("bad", 0, 1, 2, Float.NEGATIVE_INFINITY, 4, Float.NaN).write(folder.resolve("a.safetensors"));

        NonFiniteWeight found = find(file).getFirst();

        assertEquals(new NonFiniteWeight(file, "bad", Double.NEGATIVE_INFINITY, 3, 2), found);
        assertEquals(file + ": tensor bad holds -Infinity at index 3, the first of 2 values that are no finite numbers;"
                + " fetch the file again", found.message());
    }

    @Test
    void everyShardIsLookedThrough() {
        Path first = new SafetensorsFile().floats("a", Float.NaN).write(folder.resolve("1.safetensors"));
        Path second = new SafetensorsFile().floats("b", 1, Float.POSITIVE_INFINITY).floats("c", 1)
                .write(folder.resolve("2.safetensors"));

        assertEquals(List.of(new NonFiniteWeight(first, "a", Double.NaN, 0, 1),
                new NonFiniteWeight(second, "b", Double.POSITIVE_INFINITY, 1, 1)), find(first, second));
    }

    /** The bits of NaN, of either infinity, and of a NaN with little but its sign. */
    @ParameterizedTest
    @CsvSource({"F16, 0x7e00, NaN", "F16, 0x7c00, Infinity", "F16, 0xfc00, -Infinity", "F16, 0xfc01, NaN",
            "BF16, 0x7fc0, NaN", "BF16, 0x7f80, Infinity", "BF16, 0xff80, -Infinity", "BF16, 0xff81, NaN"})
    void halvesAreReadInTheirOwnFormat(String type, String bits, double value) {
        for (int length = 1; length <= 9; length++) {
            for (int at = 0; at < length; at++) {
                int[] values = new int[length];
                values[at] = Integer.decode(bits);
                Path file = new SafetensorsFile().shorts("a", type, values).write(folder.resolve("a.safetensors"));

                assertEquals(List.of(new NonFiniteWeight(file, "a", value, at, 1)), find(file));
            }
        }
    }

    /** The largest and the smallest numbers of each format, and whole numbers whose bits would be NaN in another. */
    @Test
    void whatIsFiniteIsNotNamed() {
        Path file = new SafetensorsFile()
                .floats("a", Float.MAX_VALUE, -Float.MAX_VALUE, Float.MIN_VALUE, -Float.MIN_VALUE, 0, -0f, 1)
                .shorts("b", "F16", 0x7bff, 0xfbff, 0x0001, 0x8001, 0x0000, 0x8000, 0x3c00)
                .shorts("c", "BF16", 0x7f7f, 0xff7f, 0x0001, 0x8001, 0x0000, 0x8000, 0x7c00)
                .shorts("d", "I16", 0x7fff, -1).tensor("e", "F32", "[0]", ByteBuffer.allocate(0))
                .write(folder.resolve("a.safetensors"));

        assertEquals(List.of(), find(file));
    }

    static IntStream seeds() {
        return IntStream.range(0, 100);
    }

    /** Any bits of any length, where they stand across the processor's boundaries too. */
    @ParameterizedTest
    @MethodSource("seeds")
    void asManyAreCountedAsOneByOne(int seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(random.nextInt(50)).map(Math::log).map(value -> random.nextInt(9) == 0
                ? Double.longBitsToDouble(random.nextLong() | 0x7FF0_0000_0000_0000L)
                : value).toArray();
        ByteBuffer singles = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer doubles = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            singles.putFloat((float) value);
            doubles.putDouble(value);
        }
        Path file = new SafetensorsFile().tensor("shift", "U8", "[" + seed % 8 + "]", ByteBuffer.allocate(seed % 8))
                .tensor("singles", "F32", "[" + values.length + "]", singles.flip())
                .tensor("doubles", "F64", "[" + values.length + "]", doubles.flip())
                .write(folder.resolve("a.safetensors"));

        int[] places = IntStream.range(0, values.length).filter(at -> !Double.isFinite(values[at])).toArray();
        List<NonFiniteWeight> expected = places.length == 0 ? List.of()
                : List.of(
                        new NonFiniteWeight(file, "singles", values[places[0]], places[0], places.length),
                        new NonFiniteWeight(file, "doubles", values[places[0]], places[0], places.length));
        assertEquals(expected, find(file));
    }

    @Test
    void aLargeFileIsNotLoaded() {
        Path file = new SafetensorsFile().tensor("large", "F32", "[4194304]", ByteBuffer.allocate(16 << 20))
                .write(folder.resolve("a.safetensors"));
        find(file);

        long allocated = Memory.allocatedBy(() -> find(file));

        assertTrue(allocated < 1 << 20, "took " + allocated + " bytes");
    }

    private List<NonFiniteWeight> find(Path... files) {
        return NonFiniteWeights.find(new WeightFiles(folder, List.of(files), Map.of(), "", true));
    }
}
