package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.runtime.RunException;
import unbox.runtime.share.Root;
import unbox.runtime.share.Settings;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;
import unbox.runtime.tensor.ScriptedKernels;

/** Batches, branches and sizes on the way from prompts to latents. */
class SamplerTest {
    private static final Settings GUIDED = new Settings(2, 4, 96, 64);
    /** Guidance multiplies what rounding leaves. */
    private static final double ROUNDING = 5e-4;

    private static PyTorch torch;
    private static SdxlModel base;
    private static SdxlModel turbo;

    @BeforeAll
    static void load() {
        torch = PyTorch.open("cpu", 1, sentence -> {});
        ScriptedKernels kernels = new ScriptedKernels(torch.manager());
        base = SdxlModel.load(Golden.model("tiny-base"), DataType.FLOAT32, torch, kernels, note -> {});
        turbo = SdxlModel.load(Golden.model("tiny-turbo"), DataType.FLOAT32, torch, kernels, note -> {});
    }

    @AfterAll
    static void close() {
        base.close();
        turbo.close();
        torch.close();
    }

    @Test
    void rowsOfABatchAreTheirSinglePictures() {
        Settings settings = new Settings(3, 0, 128, 64);
        List<Root> rows = List.of(row("a red circle", 1), row("", 4294967301L), row("two large blue stars", -7));
        assertRowsAreSingles(turbo, rows, settings);
    }

    @Test
    void rowsOfAGuidedBatchAreTheirSinglePictures() {
        List<Root> rows = List.of(row("a red circle", 1), new Root("a red circle", Optional.of(""), 1),
                new Root("stars", Optional.of("blurry"), 2));
        assertRowsAreSingles(base, rows, GUIDED);
    }

    private static void assertRowsAreSingles(SdxlModel model, List<Root> rows, Settings settings) {
        float[] batch = latents(model, rows, settings);
        int length = batch.length / rows.size();
        for (int index = 0; index < rows.size(); index++) {
            float[] single = latents(model, List.of(rows.get(index)), settings);
            float[] ofBatch = Arrays.copyOfRange(batch, index * length, (index + 1) * length);
            double error = Golden.relativeError(single, ofBatch);
            assertTrue(error < ROUNDING, "off by " + error);
        }
    }

    @Test
    void withGuidanceUncondRowsComeBeforeCondRows() {
        Root first = new Root("one", Optional.of("three"), 5);
        Root second = new Root("two", Optional.of("three"), 6);
        // uncond rows do not depend on the prompts: what they compute stays when the prompts change places
        List<float[]> rows = blockRows(List.of(first, second));
        List<float[]> exchanged = blockRows(
                List.of(new Root("two", first.negative(), 5), new Root("one", second.negative(), 6)));
        assertEquals(4, rows.size());
        assertArrayEquals(rows.get(0), exchanged.get(0));
        assertArrayEquals(rows.get(1), exchanged.get(1));
        assertTrue(Golden.relativeError(rows.get(2), exchanged.get(2)) > ROUNDING);
        assertTrue(Golden.relativeError(rows.get(3), exchanged.get(3)) > ROUNDING);
    }

    /** The output of a block in the first step, row by row. */
    private static List<float[]> blockRows(List<Root> rows) {
        List<float[]> seen = new ArrayList<>();
        BlockEditor reading = (block, input, output) -> {
            for (int row = 0; block.equals("mid.0") && row < output.getShape().get(0); row++) {
                seen.add(output.get(row).toFloatArray());
            }
            return output;
        };
        Scope.compute(
                () -> Sampling.latents(base, rows, new Settings(1, 4, 128, 128), step -> reading, Recorder.NONE)
                        .toFloatArray());
        return seen;
    }

    @Test
    void everyStepAsksForItsOwnEditor() {
        List<Integer> steps = new ArrayList<>();
        Scope.compute(() -> Sampling.latents(turbo, List.of(row("", 0)), new Settings(4, 0, 64, 64), step -> {
            steps.add(step);
            return BlockEditor.NONE;
        }, Recorder.NONE).toFloatArray());
        assertEquals(List.of(0, 1, 2, 3), steps);
    }

    @Test
    void anEmptyNegativePromptIsNotTheSameAsNone() {
        float[] none = latents(base, List.of(row("stars", 3)), GUIDED);
        float[] empty = latents(base, List.of(new Root("stars", Optional.of(""), 3)), GUIDED);
        assertTrue(Golden.relativeError(none, empty) > ROUNDING);
    }

    @Test
    void guidanceOfOneIsNone() {
        assertArrayEquals(latents(base, List.of(row("stars", 3)), new Settings(2, 0, 96, 64)),
                latents(base, List.of(row("stars", 3)), new Settings(2, 1, 96, 64)));
    }

    @ParameterizedTest
    @CsvSource({"100, 128", "128, 4", "0, 128"})
    void aSizeThatTheLatentsCannotHaveIsRefused(int width, int height) {
        RunException refused = assertThrows(RunException.class,
                () -> latents(turbo, List.of(row("", 0)), new Settings(1, 0, width, height)));
        assertEquals("A picture of " + width + " x " + height
                + " pixels cannot be made: width and height must be multiples of 8.", refused.getMessage());
    }

    @Test
    void manyPicturesTakeNoMoreMemoryThanOne() {
        paintSmall();
        int arrays = arrays();
        for (int picture = 0; picture < 20; picture++) {
            paintSmall();
        }
        assertEquals(arrays, arrays());
    }

    private static void paintSmall() {
        Scope.compute(() -> {
            NDArray latents = Sampling.latents(base, List.of(row("a", 1), row("b", 2)),
                    new Settings(2, 3, 32, 32));
            return base.vae().decode(latents).toFloatArray();
        });
    }

    private static int arrays() {
        return base.manager().getManagedArrays().size() + torch.manager().getManagedArrays().size();
    }

    private static Root row(String prompt, long seed) {
        return new Root(prompt, Optional.empty(), seed);
    }

    private static float[] latents(SdxlModel model, List<Root> rows, Settings settings) {
        return Scope.compute(() -> Sampling.latents(model, rows, settings).toFloatArray());
    }
}
