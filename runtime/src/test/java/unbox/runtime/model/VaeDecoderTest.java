package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;
import unbox.runtime.tensor.ScriptedKernels;
import unbox.runtime.tensor.Tensors;

/** Batches so large that their rows are decoded in halves: with the built-in model, from three rows of 128 x 128 pixels. */
class VaeDecoderTest {
    private static final int ROWS = 7;

    private PyTorch torch;
    private SdxlModel model;
    private NDArray latents;

    @BeforeEach
    void open() {
        torch = PyTorch.open("cpu", 2, sentence -> {});
        model = SdxlModel.load(Golden.model("landscape"), DataType.FLOAT32, torch, new ScriptedKernels(torch.manager()),
                note -> {});
        float[] values = new float[ROWS * 4 * 32 * 32];
        Random random = new Random(1);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        latents = torch.manager().create(values, new Shape(ROWS, 4, 32, 32));
    }

    @AfterEach
    void close() {
        model.close();
        torch.close();
    }

    @Test
    void aRowIsDecodedAsIfItWereAlone() {
        NDArray together = model.vae().decode(latents);
        assertEquals(new Shape(ROWS, 3, 128, 128), together.getShape());
        for (int row = 0; row < ROWS; row++) {
            NDArray alone = model.vae().decode(latents.get("{}:{}", row, row + 1));
            float[] inBatch = Tensors.floats(together.get("{}:{}", row, row + 1));
            double error = Golden.relativeError(Tensors.floats(alone), inBatch);
            assertTrue(error < 1e-5, "row " + row + " is off by " + error);
        }
    }

    @Test
    void decodingLeavesTheLatentsAsTheyAre() {
        float[] before = Tensors.floats(latents);
        Scope.compute(() -> model.vae().decode(latents));
        assertArrayEquals(before, Tensors.floats(latents));
    }

    @Test
    void onlyThePicturesOutliveDecoding() {
        int before = torch.manager().getManagedArrays().size();
        model.vae().decode(latents);
        assertEquals(before + 1, torch.manager().getManagedArrays().size());
    }
}
