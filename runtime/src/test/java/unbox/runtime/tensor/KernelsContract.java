package unbox.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every implementation of {@link Kernels} must do. */
abstract class KernelsContract {
    private PyTorch torch;
    private NDManager manager;
    private Kernels kernels;

    abstract Kernels open(PyTorch torch);

    @BeforeEach
    void open() {
        torch = PyTorch.open("cpu", 1, sentence -> {});
        manager = torch.manager().newSubManager();
        kernels = open(torch);
    }

    @AfterEach
    void close() {
        torch.close();
    }

    static Stream<String> cases() throws Exception {
        return new ExpectedTensors().cases().stream();
    }

    /** The inputs are mapped read-only. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void computesWhatPyTorchComputes(String name) throws Exception {
        agreesWithPyTorch(name, DataType.FLOAT32, 2e-6);
    }

    /** The inputs are exact in float16, so that only the operator rounds: each result by half a unit of 2^-11, a few times. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void computesInFloat16(String name) throws Exception {
        agreesWithPyTorch(name, DataType.FLOAT16, 4e-3);
    }

    static Stream<String> convolutions() throws Exception {
        return cases().filter(name -> name.startsWith("conv2d"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("convolutions")
    void aPreparedConvolutionIsTheSameConvolution(String name) throws Exception {
        ExpectedTensors expected = new ExpectedTensors();
        Layers.Affine stored = new Layers.Affine(expected.get(manager, name, "weight"), null);
        NDArray prepared = kernels.prepareConvolution(stored).weight();
        KernelCase convolution = new KernelCase(name,
                tensor -> tensor.equals("weight") ? prepared : expected.get(manager, name, tensor));
        NDArray actual = convolution.run(kernels).singletonOrThrow();
        assertClose(Tensors.floats(expected.get(manager, name, "expected0")), Tensors.floats(actual), 2e-6);
    }

    @Test
    void aLinearLayerMultipliesByTheTransposedWeight() {
        NDArray x = floats(new Shape(1, 1, 2), 1, 10);
        NDArray weight = floats(new Shape(3, 2), 1, 0, 0, 1, 2, 3);
        assertValues(kernels.linear(x, weight, floats(new Shape(3), 100, 200, 300)), 101, 210, 332);
        assertValues(kernels.linear(x, weight, null), 1, 10, 32);
    }

    @Test
    void aConvolutionSeesZerosPastTheBorder() {
        NDArray x = floats(new Shape(1, 1, 2, 2), 1, 2, 3, 4);
        NDArray sum = manager.ones(new Shape(1, 1, 3, 3));
        NDArray bias = floats(new Shape(1), 100);
        assertValues(kernels.conv2d(x, sum, bias, 1, 1), 110, 110, 110, 110);
        assertValues(kernels.conv2d(x, sum, bias, 2, 1), 110);
    }

    @Test
    void groupNormTakesItsStatisticsFromEachGroupOfEachRow() {
        NDArray x = floats(new Shape(2, 2, 1, 2), 1, 3, 10, 30, 5, 5, -2, 2);
        NDArray weight = floats(new Shape(2), 1, 2);
        NDArray bias = floats(new Shape(2), 0, 100);
        assertValues(kernels.groupNorm(x, 2, weight, bias, 1e-12), -1, 1, 98, 102, 0, 0, 98, 102);
    }

    @Test
    void groupNormAddsEpsilonToTheVariance() {
        NDArray x = floats(new Shape(1, 1, 1, 2), -1, 1);
        NDArray one = manager.ones(new Shape(1));
        assertValues(kernels.groupNorm(x, 1, one, manager.zeros(new Shape(1)), 3), -0.5f, 0.5f);
    }

    @Test
    void attentionLooksWhereQueryAndKeyAgree() {
        NDArray query = floats(new Shape(1, 2, 2), 100, 0, 0, 100);
        NDArray value = floats(new Shape(1, 2, 2), 1, 2, 3, 4);
        assertValues(kernels.attention(query, query, value, 1, false), 1, 2, 3, 4);
    }

    @Test
    void eachHeadLooksForItself() {
        NDArray query = floats(new Shape(1, 1, 2), 100, 100);
        NDArray key = floats(new Shape(1, 2, 2), 1, -1, -1, 1);
        NDArray value = floats(new Shape(1, 2, 2), 1, 2, 3, 4);
        assertValues(kernels.attention(query, key, value, 2, false), 1, 4);
    }

    @Test
    void causalAttentionDoesNotSeeWhatComesLater() {
        NDArray same = manager.zeros(new Shape(1, 3, 1));
        NDArray value = floats(new Shape(1, 3, 1), 6, 12, 0);
        assertValues(kernels.attention(same, same, value, 1, true), 6, 9, 6);
    }

    @Test
    void everyRowMayLookAtTheSameKeysAndValues() {
        NDArray query = floats(new Shape(2, 1, 2), 100, 0, 0, 100);
        NDArray key = floats(new Shape(1, 2, 2), 1, -1, -1, 1);
        NDArray value = floats(new Shape(1, 2, 2), 1, 2, 3, 4);
        assertValues(kernels.attention(query, key, value, 1, false), 1, 2, 3, 4);
    }

    @Test
    void upsamplingRepeatsEachValueFourTimes() {
        NDArray x = floats(new Shape(1, 1, 1, 2), 1, 2);
        assertValues(kernels.upsampleNearest(x), 1, 1, 2, 2, 1, 1, 2, 2);
    }

    @Test
    void theCodeHasTheStrongestFeaturesFirstAndNoneBelowZero() {
        NDArray x = floats(new Shape(1, 1, 2), 3, 1);
        NDArray encoder = floats(new Shape(3, 2), 0, 1, 1, 0, -1, 0);
        NDList code = kernels.topKEncode(x, encoder, floats(new Shape(2), 1, 1), floats(new Shape(3), 1, 0, 0), 3);
        assertArrayEquals(new long[]{1, 0, 2}, code.get(1).toLongArray());
        assertValues(code.get(0), 2, 1, 0);
    }

    @Test
    void aDenseCodeIsZeroWhereNothingIsOn() {
        NDArray values = floats(new Shape(1, 2, 2), 5, 4, 3, 2);
        NDArray indices = manager.create(new long[]{3, 0, 1, 2}, new Shape(1, 2, 2));
        assertValues(kernels.dense(values, indices, 4), 4, 0, 0, 5, 0, 3, 2, 0);
    }

    @Test
    void rowsComeInTheOrderAskedForAndMayRepeat() {
        NDArray x = floats(new Shape(3, 1, 2), 1, 2, 3, 4, 5, 6);
        NDArray picked = kernels.rows(x, new int[]{2, 0, 2});
        assertEquals(new Shape(3, 1, 2), picked.getShape());
        assertValues(picked, 5, 6, 1, 2, 5, 6);
    }

    @Test
    void rowsAreACopy() {
        NDArray x = floats(new Shape(2, 1), 1, 2);
        NDArray picked = kernels.rows(x, new int[]{0, 1});
        x.muli(0);
        assertValues(picked, 1, 2);
    }

    @Test
    void onlyTheResultOutlivesACall() {
        NDArray x = floats(new Shape(1, 2, 4), 1, 2, 3, 4, 5, 6, 7, 8);
        int before = live();
        kernels.attention(x, x, x, 2, true);
        kernels.groupNormSilu(x, 1, manager.ones(new Shape(2)), manager.zeros(new Shape(2)), 1e-5);
        assertEquals(before + 4, live(), "two results, and the weight and bias made here");
    }

    /** What stays behind of 256 KB a result would show: after a thousand calls, as a quarter of a gigabyte. */
    @Test
    void aThousandCallsLeaveNoMemoryBehind() throws Exception {
        NDArray x = manager.ones(new Shape(1, 64, 32, 32));
        NDArray positions = manager.ones(new Shape(1, 256, 256));
        NDArray weight = manager.ones(new Shape(64, 64, 1, 1));
        NDArray bias = manager.ones(new Shape(64));
        Runnable calls = () -> Scope.compute(() -> {
            NDArray convolved = kernels.conv2d(kernels.groupNormSilu(x, 8, bias, bias, 1e-5), weight, bias, 1, 0);
            return convolved.add(kernels.attention(positions, positions, positions, 4, false).reshape(x.getShape()));
        });
        IntStream.range(0, 100).forEach(i -> calls.run());
        int arrays = live();
        long before = residentMegabytes();
        IntStream.range(0, 1000).forEach(i -> calls.run());
        assertEquals(arrays, live());
        long grown = residentMegabytes() - before;
        assertTrue(grown < 100, grown + " MB more");
    }

    /** What the process holds in memory; 0 where the system does not tell. */
    private static long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        String line = Files.readAllLines(status).stream().filter(text -> text.startsWith("VmRSS:")).findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1000;
    }

    private int live() {
        return torch.manager().getManagedArrays().size();
    }

    private void agreesWithPyTorch(String name, DataType type, double tolerance) throws Exception {
        ExpectedTensors expected = new ExpectedTensors();
        KernelCase inputs = new KernelCase(name, tensor -> as(type, expected.get(manager, name, tensor)));
        NDList results = inputs.run(kernels);
        NDArray first = expected.get(manager, name, "expected0");
        assertEquals(first.getShape(), results.get(0).getShape());
        assertEquals(type, results.get(0).getDataType());
        assertClose(Tensors.floats(first), Tensors.floats(results.get(0)), tolerance);
        if (results.size() > 1 && type == DataType.FLOAT32) {
            assertArrayEquals(expected.get(manager, name, "expected1").toLongArray(), results.get(1).toLongArray());
        }
    }

    private static NDArray as(DataType type, NDArray array) {
        return array == null || array.getDataType() == DataType.INT64 ? array : array.toType(type, false);
    }

    /** Compares value by value; what is large may be further off. */
    static void assertClose(float[] expected, float[] actual, double tolerance) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], tolerance * (1 + Math.abs(expected[i])), "value " + i);
        }
    }

    private NDArray floats(Shape shape, float... values) {
        return manager.create(values, shape);
    }

    private static void assertValues(NDArray actual, float... expected) {
        assertClose(expected, Tensors.floats(actual), 1e-6);
    }
}
