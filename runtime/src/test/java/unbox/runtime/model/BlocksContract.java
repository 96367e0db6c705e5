package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.catalog.config.TextEncoderConfig;
import unbox.language.catalog.config.TextEncoderConfig.Activation;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Layers;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;
import unbox.runtime.tensor.Tensors;
import unbox.runtime.weights.Safetensors;
import unbox.runtime.weights.TensorReader;
import unbox.runtime.weights.WeightFiles;
import unbox.runtime.weights.Weights;

/**
 * Whole blocks, bound and prepared as a model's are, against what diffusers and transformers compute: {@code blocks/make.py} says
 * how. Weights and inputs are mapped read-only: a block that writes to one ends the process.
 */
abstract class BlocksContract {
    private static final Path FOLDER = Path.of("src/test/resources/blocks");

    private PyTorch torch;
    private Kernels kernels;

    abstract Kernels open(PyTorch torch);

    @BeforeEach
    void open() {
        torch = PyTorch.open("cpu", 2, sentence -> {});
        kernels = open(torch);
    }

    @AfterEach
    void close() {
        torch.close();
    }

    static Stream<String> blocks() {
        return Stream.of("residual", "residual of other channels", "residual with time",
                "residual of other channels with time", "upsample", "upsample of one pixel",
                "upsample to an odd height",
                "attentionBlock", "transformer", "transformer of two layers", "textLayer of gelu",
                "textLayer of quick gelu");
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockIsComputedAsDiffusersDoes(String name) {
        agrees(name, DataType.FLOAT32, 5e-6);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void aBlockIsComputedInFloat16(String name) {
        agrees(name, DataType.FLOAT16, 1e-2);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void onlyTheResultOutlivesABlock(String name) {
        Supplier<NDArray> block = bind(name, DataType.FLOAT32);
        int before = live();
        block.get();
        assertEquals(before + 1, live());
    }

    @Test
    void aResidualBlockMayUseTheMemoryOfItsInput() {
        NDArray x = tensor("residual", "x", DataType.FLOAT32).duplicate();
        Layers.Residual block = residual("residual", 8, 8, Optional.empty(), DataType.FLOAT32);
        assertMatches("residual", kernels.residualInPlace(x, block), 5e-6);
    }

    @Test
    void preparedWeightsBelongToTheModelWhateverScopeIsOpen() {
        NDManager model = torch.manager().newSubManager();
        int before = live();
        Weights weights = Weights.open(files(), model, DataType.FLOAT32).at("upsample");
        Layers.Upsampler upsampler = Scope.compute(() -> new Binding(kernels).upsampler(weights.at("conv"), 4));
        assertEquals(before + 2 + upsampler.packed().stream().count(), live(), "weight, bias and what is packed");
        model.close();
        assertEquals(before, live());
    }

    private void agrees(String name, DataType format, double tolerance) {
        NDArray actual = bind(name, format).get();
        assertEquals(format, actual.getDataType());
        assertMatches(name, actual, tolerance);
    }

    private void assertMatches(String name, NDArray actual, double tolerance) {
        NDArray expected = tensor(name, "expected", DataType.FLOAT32);
        assertEquals(expected.getShape(), actual.getShape());
        double error = Golden.relativeError(Tensors.floats(expected), Tensors.floats(actual));
        assertTrue(error < tolerance, name + " is off by " + error);
    }

    /** The block with its weights and its input. */
    private Supplier<NDArray> bind(String name, DataType format) {
        NDArray x = tensor(name, "x", format);
        return switch (name.split(" ")[0]) {
            case "residual" -> {
                int in = (int) x.getShape().get(1);
                int out = (int) tensor(name, "expected", format).getShape().get(1);
                boolean timed = name.endsWith("with time");
                NDArray time = timed ? tensor(name, "time", format) : null;
                Layers.Residual block = residual(name, in, out, timed ? Optional.of(6) : Optional.empty(), format);
                yield () -> kernels.residual(x, time, block);
            }
            case "upsample" -> {
                Layers.Upsampler upsampler = binding().upsampler(weights(name, format).at("conv"), 4);
                Shape size = tensor(name, "expected", format).getShape();
                yield () -> kernels.upsample(x, (int) size.get(2), (int) size.get(3), upsampler);
            }
            case "attentionBlock" -> {
                Layers.AttentionBlock block = binding().attentionBlock(weights(name, format), 8, 4, 1e-6);
                yield () -> kernels.attentionBlock(x, block);
            }
            case "transformer" -> {
                NDArray text = tensor(name, "text", format);
                boolean two = name.endsWith("of two layers");
                Layers.Transformer block = binding().transformer(weights(name, format), 8, 6, two ? 2 : 1, two ? 1 : 2,
                        4);
                yield () -> kernels.transformer(x, text, block);
            }
            case "textLayer" -> {
                Activation activation = name.endsWith("quick gelu") ? Activation.QUICK_GELU : Activation.GELU;
                TextEncoderConfig config = new TextEncoderConfig(8, 12, 2, 2, activation, 7, 1, 1e-5, 2, 8);
                Layers.TextLayer layer = binding().textLayer(weights(name, format), config);
                yield () -> kernels.textLayer(x, layer);
            }
            default -> throw new IllegalArgumentException("no block for the case " + name);
        };
    }

    private Layers.Residual residual(String name, int in, int out, Optional<Integer> timeWidth, DataType format) {
        return binding().residual(weights(name, format), in, out, timeWidth, 4, 1e-5);
    }

    private Binding binding() {
        return new Binding(kernels);
    }

    private Weights weights(String name, DataType format) {
        return Weights.open(files(), torch.manager(), format).at(name);
    }

    private NDArray tensor(String name, String key, DataType format) {
        Safetensors file = Safetensors.open(files().files().getFirst());
        return TensorReader.read(file, file.tensors().get(name + "." + key), torch.manager(), format);
    }

    private static WeightFiles files() {
        return WeightFiles.find(FOLDER, "diffusion_pytorch_model", DataType.FLOAT32);
    }

    private int live() {
        return torch.manager().getManagedArrays().size();
    }
}
