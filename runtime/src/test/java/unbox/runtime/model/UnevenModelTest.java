package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.runtime.share.Root;
import unbox.runtime.share.Settings;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;
import unbox.runtime.tensor.ScriptedKernels;
import unbox.runtime.weights.Safetensors;

/**
 * Nothing assumes SDXL's shape: a model whose levels all differ, of sizes whose halves are odd, against diffusers. What
 * it is and where the expected tensors come from: {@code uneven/make.py}.
 */
class UnevenModelTest {
    private static final Path FOLDER = Path.of("src/test/resources/uneven");

    private static PyTorch torch;
    private static SdxlModel model;
    private static Safetensors expected;

    @BeforeAll
    static void load() {
        torch = PyTorch.open("cpu", 1, sentence -> {});
        model = SdxlModel.load(FOLDER, DataType.FLOAT32, torch, new ScriptedKernels(torch.manager()), note -> {});
        expected = Safetensors.open(FOLDER.resolve("expected.safetensors"));
    }

    @AfterAll
    static void close() {
        model.close();
        torch.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"plain, a red circle, , 1, 1, 0, 24, 24", "odd, a red circle, , 5000000000, 2, 0, 40, 56",
            "guided, two stars, blue, 7, 7, 4, 56, 24", "not-negative, two stars, , 7, 3, 4, 24, 24"})
    void anUnevenModelIsRunAsDiffusersDoes(String name, String prompt, String negative, long seed, int steps,
            double guidance, int width, int height) {
        Root row = new Root(prompt, Optional.ofNullable(negative), seed);
        Settings settings = new Settings(steps, guidance, width, height);
        Scope.compute(() -> {
            NDArray latents = Sampling.latents(model, List.of(row), settings);
            assertMatches(name + ".latents", latents);
            assertMatches(name + ".image", model.vae().decode(latents));
            return null;
        });
    }

    private static void assertMatches(String tensor, NDArray actual) {
        assertArrayEquals(expected.tensors().get(tensor).dimensions(), actual.getShape().getShape());
        FloatBuffer values = expected.map(tensor).asFloatBuffer();
        float[] wanted = new float[values.remaining()];
        values.get(wanted);
        double error = Golden.relativeError(wanted, actual.toFloatArray());
        assertTrue(error < 1e-4, tensor + " is off by " + error);
    }
}
