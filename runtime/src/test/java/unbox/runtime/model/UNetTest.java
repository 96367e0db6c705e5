package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;
import unbox.runtime.tensor.ScriptedKernels;

/** The U-Net as a sequence of stages that can be edited, stopped and resumed. */
class UNetTest {
    private static final List<String> BLOCKS = List.of("down.1.0", "down.1.1", "down.2.0", "down.2.1", "mid.0",
            "up.0.0",
            "up.0.1", "up.0.2", "up.1.0", "up.1.1", "up.1.2");

    private static PyTorch torch;
    private static SdxlModel model;

    @BeforeAll
    static void load() {
        torch = PyTorch.open("cpu", 1, sentence -> {});
        model = SdxlModel.load(Golden.model("tiny-turbo"), DataType.FLOAT32, torch,
                new ScriptedKernels(torch.manager()), note -> {});
    }

    @AfterAll
    static void close() {
        model.close();
        torch.close();
    }

    @Test
    void stagesAreInTheOrderInWhichTheyRun() {
        List<String> stages = model.unet().stages();
        assertEquals(List.of("conv_in", "down.0.residual.0", "down.0.residual.1", "down.0.sampler", "down.1.residual.0",
                "down.1.0"), stages.subList(0, 6));
        assertEquals(BLOCKS, stages.stream().filter(BLOCKS::contains).toList());
        assertEquals("out", stages.getLast());
        assertEquals(5, model.unet().indexOf("down.1.0"));
    }

    @Test
    void aStageThatIsNotThereHasNoIndex() {
        assertThrows(IllegalArgumentException.class, () -> model.unet().indexOf("down.0.0"));
    }

    @Test
    void theEditorIsAskedOnceForEveryTransformerBlock() {
        List<String> asked = new ArrayList<>();
        run(() -> forward((block, input, output) -> {
            asked.add(block);
            assertEquals(input.getShape(), output.getShape());
            return output;
        }));
        assertEquals(BLOCKS, asked);
    }

    @Test
    void anEditorThatGivesTheOutputBackChangesNothing() {
        assertArrayEquals(run(() -> forward(BlockEditor.NONE)), run(() -> forward((block, input, output) -> output)));
    }

    @Test
    void theBlocksInputInPlaceOfItsOutputSkipsTheBlock() {
        float[] skipped = run(() -> forward((block, input, output) -> block.equals("mid.0") ? input : output));
        float[] copied = run(
                () -> forward((block, input, output) -> block.equals("mid.0") ? input.duplicate() : output));
        assertArrayEquals(copied, skipped);
        assertFalse(Arrays.equals(run(() -> forward(BlockEditor.NONE)), skipped));
    }

    @Test
    void whatGoesOnIsWhatTheEditorGave() {
        List<String> recorded = new ArrayList<>();
        run(() -> model.unet().forward(sample(), condition(),
                (block, input, output) -> block.equals("up.0.2") ? output.zerosLike() : output,
                (name, tensor) -> {
                    if (name.equals("up.0.2.out")) {
                        recorded.add(name + (isZero(tensor) ? " is zero" : " is not zero"));
                    }
                }));
        assertEquals(List.of("up.0.2.out is not zero"), recorded);
        float[] edited = run(() -> {
            UNet unet = model.unet();
            int after = unet.indexOf("up.0.2") + 1;
            return unet.run(unet.begin(sample()), after, condition(),
                    (block, input, output) -> block.equals("up.0.2") ? output.zerosLike() : output, Recorder.NONE)
                    .hidden();
        });
        assertArrayEquals(new float[edited.length], edited);
    }

    @Test
    void aRunResumedAtAnyStageGivesTheSameBits() {
        float[] whole = run(() -> forward(BlockEditor.NONE));
        UNet unet = model.unet();
        for (int stage = 0; stage <= unet.stages().size(); stage++) {
            int until = stage;
            assertArrayEquals(whole, run(() -> {
                UNetCondition condition = condition();
                UNetState kept = unet.run(unet.begin(sample()), until, condition, BlockEditor.NONE, Recorder.NONE);
                return unet.run(kept, unet.stages().size(), condition, BlockEditor.NONE, Recorder.NONE).hidden();
            }), () -> "resumed at stage " + until);
        }
    }

    @Test
    void aKeptStateCanBeResumedWithOneEditAfterAnother() {
        UNet unet = model.unet();
        BlockEditor half = (block, input, output) -> block.equals("up.0.1") ? output.mul(0.5) : output;
        List<float[]> resumed = Scope.compute(() -> {
            UNetCondition condition = condition();
            UNetState kept = unet.run(unet.begin(sample()), unet.indexOf("up.0.1"), condition, BlockEditor.NONE,
                    Recorder.NONE);
            return List.of(half, BlockEditor.NONE, half).stream().map(
                    editor -> unet.run(kept, unet.stages().size(), condition, editor, Recorder.NONE).hidden()
                            .toFloatArray())
                    .toList();
        });
        assertArrayEquals(run(() -> forward(half)), resumed.get(0));
        assertArrayEquals(run(() -> forward(BlockEditor.NONE)), resumed.get(1));
        assertArrayEquals(resumed.get(0), resumed.get(2));
    }

    @Test
    void aStateOutlivesTheScopeThatKeepsIt() {
        UNet unet = model.unet();
        float[] resumed = Scope.compute(() -> {
            UNetCondition condition = condition();
            UNetState kept = stateBefore("mid.0", condition);
            return unet.run(kept, unet.stages().size(), condition, BlockEditor.NONE, Recorder.NONE).hidden()
                    .toFloatArray();
        });
        assertArrayEquals(run(() -> forward(BlockEditor.NONE)), resumed);
    }

    private static UNetState stateBefore(String stage, UNetCondition condition) {
        UNet unet = model.unet();
        try (Scope scope = new Scope()) {
            UNetState state = unet.run(unet.begin(sample()), unet.indexOf(stage), condition, BlockEditor.NONE,
                    Recorder.NONE);
            scope.keep(state.arrays());
            return state;
        }
    }

    @Test
    void aForwardPassFreesAllButItsResult() {
        int before = arrays();
        run(() -> forward(BlockEditor.NONE));
        assertEquals(before, arrays());
    }

    @Test
    void anEditorThatFailsLeavesNothingBehind() {
        int before = arrays();
        assertThrows(IllegalStateException.class, () -> run(() -> forward((block, input, output) -> {
            throw new IllegalStateException(block);
        })));
        assertEquals(before, arrays());
        assertTrue(run(() -> forward(BlockEditor.NONE)).length > 0);
    }

    private static int arrays() {
        return model.manager().getManagedArrays().size() + torch.manager().getManagedArrays().size();
    }

    private static boolean isZero(NDArray tensor) {
        return tensor.abs().max().toFloatArray()[0] == 0;
    }

    private static NDArray sample() {
        return Noise.draw(model.manager(), 1, new Shape(1, 4, 16, 24), 1).getFirst();
    }

    private static UNetCondition condition() {
        return model.unet().condition(999, model.promptEncoder().encode("a red circle"), 192, 128);
    }

    private static NDArray forward(BlockEditor editor) {
        return model.unet().forward(sample(), condition(), editor, Recorder.NONE);
    }

    private static float[] run(Supplier<NDArray> work) {
        return Scope.compute(() -> work.get().toFloatArray());
    }
}
