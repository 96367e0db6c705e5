package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.PlainKernels;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;
import unbox.runtime.tensor.ScriptedKernels;

/** Every unedited case that diffusers computed, tensor by tensor, on both kernels. */
class GoldenPictureTest {
    private static PyTorch torch;
    private static ScriptedKernels scripted;

    @BeforeAll
    static void open() {
        torch = PyTorch.open("cpu", 1, sentence -> {});
        scripted = new ScriptedKernels(torch.manager());
    }

    @AfterAll
    static void close() {
        torch.close();
    }

    static Stream<Arguments> casesAndKernels() {
        return Golden.paths().stream().flatMap(
                path -> Stream.of(Arguments.of(path, new PlainKernels()), Arguments.of(path, scripted)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("casesAndKernels")
    void everyTensorAndThePictureAreDiffusers(String path, Kernels kernels) throws IOException {
        Golden golden = Golden.of(path);
        Set<String> unseen = new TreeSet<>(golden.names());
        unseen.removeIf(name -> name.endsWith(".z") || name.endsWith(".edited") || name.startsWith("token_ids"));
        unseen.removeAll(Set.of("timesteps", "sigmas"));
        try (SdxlModel model = SdxlModel.load(golden.model(), DataType.FLOAT32, torch, kernels, note -> {})) {
            byte[] rgb = Scope.compute(() -> paint(model, golden, unseen));
            assertPicture(golden, rgb);
        }
        assertEquals(Set.of(), unseen);
    }

    private static byte[] paint(SdxlModel model, Golden golden, Set<String> unseen) {
        Recorder compare = (name, tensor) -> {
            if (unseen.remove(name)) {
                golden.assertMatches(name, tensor);
            }
        };
        NDArray latents = Sampling.latents(model, List.of(golden.row()), golden.settings(),
                step -> BlockEditor.NONE, compare);
        compare.record("latents", latents);
        NDArray image = model.vae().decode(latents);
        compare.record("image", image);
        return Pixels.rgb(image).getFirst();
    }

    private static void assertPicture(Golden golden, byte[] rgb) throws IOException {
        BufferedImage expected = ImageIO.read(golden.picture().toFile());
        int different = 0;
        for (int at = 0; at < rgb.length; at++) {
            int pixel = at / 3;
            int value = expected.getRaster().getSample(pixel % expected.getWidth(), pixel / expected.getWidth(),
                    at % 3);
            int difference = Math.abs(value - (rgb[at] & 0xff));
            assertTrue(difference <= 1, "a value is off by " + difference);
            different += difference;
        }
        assertTrue(different <= rgb.length / 100, different + " of " + rgb.length + " values differ");
    }
}
