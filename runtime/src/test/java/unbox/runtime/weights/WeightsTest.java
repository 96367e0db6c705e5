package unbox.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.runtime.RunException;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;

/** Weights are bound by the names in the file, and what does not fit is named all at once. */
class WeightsTest {
    @TempDir
    Path folder;

    private final PyTorch torch = PyTorch.open("cpu", 1, sentence -> {});
    private NDManager owner;

    @BeforeEach
    void open() {
        owner = torch.manager().newSubManager();
    }

    @AfterEach
    void close() {
        owner.close();
        torch.close();
    }

    @Test
    void aTensorIsFoundBelowItsPath() {
        write("model.safetensors", new SafetensorsFile().floats("blocks.1.norm.weight", 1, 2, 3));
        NDArray weight = weights().at("blocks").at(1).at("norm").get("weight", 3);
        assertArrayEquals(new float[]{1, 2, 3}, weight.toFloatArray());
    }

    @Test
    void weightsOutliveTheScopeInWhichTheyAreLoaded() {
        write("model.safetensors", new SafetensorsFile().floats("mapped", 1).shorts("converted", "F16", 0x3c00));
        Weights weights = weights();
        List<NDArray> loaded = Scope.compute(() -> List.of(weights.get("mapped", 1), weights.get("converted", 1)));
        loaded.forEach(weight -> assertEquals(1, weight.toFloatArray()[0]));
    }

    @Test
    void whatIsMissingOrMisshapenIsNamedTogetherWithWhatIsNotUsed() {
        write("model.safetensors", new SafetensorsFile().floats("wide", 1, 2).floats("spare", 3).floats("good", 4));
        Weights weights = weights();
        weights.get("good", 1);
        weights.get("wide", 1, 2);
        weights.at("inner").get("lost", 5);
        String message = assertThrows(RunException.class, () -> weights.finish(note -> {})).getMessage();
        assertEquals(folder + ": the weights do not fit config.json; missing: inner.lost;"
                + " of another shape: wide is [2], not [1, 2]; not used: spare; fetch both from the same model",
                message);
    }

    @Test
    void weightsThatNothingAskedForAreNoted() {
        write("model.safetensors", new SafetensorsFile().floats("spare.a", 1).floats("spare.b", 2).floats("known", 3));
        Weights weights = weights();
        weights.at("known").ignore();
        List<String> notes = new ArrayList<>();
        weights.finish(notes::add);
        assertEquals(List.of(folder + ": some weights have no place in the model; not used: spare.a, spare.b"), notes);
    }

    @Test
    void ofManyNamesTheFirstAreShownAndTheOthersCounted() {
        write("model.safetensors", new SafetensorsFile().floats("a", 1));
        Weights weights = weights();
        weights.get("a", 1);
        for (int layer = 10; layer < 30; layer++) {
            weights.at("layers").get("weight" + layer, 1);
        }
        String message = assertThrows(RunException.class, () -> weights.finish(note -> {})).getMessage();
        assertTrue(message.contains("layers.weight20, layers.weight21 and 8 more"), message);
    }

    /** 1.5, -0.15625 and the smallest normal number, as bits of each format. */
    @ParameterizedTest
    @CsvSource({"BF16, 0x3fc0, 0xbe20, 0x0080", "F16, 0x3e00, 0xb100, 0x0400"})
    void halvesAreWidenedExactly(String type, String first, String second, String third) {
        write("model.safetensors", new SafetensorsFile().shorts("half", type, Integer.decode(first),
                Integer.decode(second), Integer.decode(third)));
        NDArray half = weights().get("half", 3);
        assertEquals(DataType.FLOAT32, half.getDataType());
        float smallest = type.equals("BF16") ? 0x1p-126f : 0x1p-14f;
        assertArrayEquals(new float[]{1.5f, -0.15625f, smallest}, half.toFloatArray());
    }

    @Test
    void float32WeightsAreRoundedWhereTheModelRunsInFloat16() {
        write("model.safetensors", new SafetensorsFile().floats("weight", 1.0001f));
        NDArray weight = Weights.open(find(DataType.FLOAT16), owner, DataType.FLOAT16).get("weight", 1);
        assertEquals(DataType.FLOAT16, weight.getDataType());
        assertEquals(1, weight.toType(DataType.FLOAT32, false).toFloatArray()[0]);
    }

    @Test
    void aTensorThatStandsAcrossTheProcessorsBoundariesIsReadAllTheSame() {
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
        for (int padding = 0; padding < 4; padding++) {
            SafetensorsFile.write(folder.resolve("model.safetensors"), header + " ".repeat(padding), (byte) 0, (byte) 0,
                    (byte) 0xc0, (byte) 0x3f);
            assertEquals(1.5f, weights().get("a", 1).toFloatArray()[0]);
        }
    }

    @Test
    void numbersThatAreNoWeightsAreRefused() {
        write("model.safetensors", new SafetensorsFile().shorts("mask", "I16", 1));
        String message = assertThrows(RunException.class, () -> weights().get("mask", 1)).getMessage();
        assertTrue(message.contains("tensor mask holds I16 numbers, which are no weights"), message);
    }

    @Test
    void shardsAreReadAsOneFile() {
        write("model-1.safetensors", new SafetensorsFile().floats("a", 1));
        write("model-2.safetensors", new SafetensorsFile().floats("b", 2));
        writeIndex("{\"weight_map\":{\"a\":\"model-1.safetensors\",\"b\":\"model-2.safetensors\"}}");
        Weights weights = weights();
        assertEquals(1, weights.get("a", 1).toFloatArray()[0]);
        assertEquals(2, weights.get("b", 1).toFloatArray()[0]);
    }

    @Test
    void aTensorInTwoShardsIsNamed() {
        write("model-1.safetensors", new SafetensorsFile().floats("a", 1));
        write("model-2.safetensors", new SafetensorsFile().floats("a", 1).floats("b", 2));
        writeIndex("{\"weight_map\":{\"a\":\"model-1.safetensors\",\"b\":\"model-2.safetensors\"}}");
        String message = assertThrows(RunException.class, this::weights).getMessage();
        assertTrue(message.startsWith(folder.resolve("model-2.safetensors") + ": tensor a is also in "), message);
    }

    @Test
    void aTensorThatItsShardLacksIsNamed() {
        write("model-1.safetensors", new SafetensorsFile().floats("a", 1));
        writeIndex("{\"weight_map\":{\"a\":\"model-1.safetensors\",\"b\":\"model-1.safetensors\"}}");
        String message = assertThrows(RunException.class, this::weights).getMessage();
        assertTrue(message.startsWith(folder.resolve("model-1.safetensors") + ": holds no tensor b"), message);
    }

    private void write(String name, SafetensorsFile file) {
        file.write(folder.resolve(name));
    }

    private void writeIndex(String json) {
        SafetensorsFile.writeRaw(folder.resolve("model.safetensors.index.json"), json.getBytes());
    }

    private WeightFiles find(DataType format) {
        return WeightFiles.find(folder, "model", format);
    }

    private Weights weights() {
        return Weights.open(find(DataType.FLOAT32), owner, DataType.FLOAT32);
    }
}
