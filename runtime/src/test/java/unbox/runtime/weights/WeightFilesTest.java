package unbox.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.runtime.RunException;

/** Which of a component's files are taken. */
class WeightFilesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"FLOAT32, model.safetensors, true", "FLOAT16, model.fp16.safetensors, true"})
    void theVariantOfTheWantedFormatIsPreferred(DataType wanted, String taken, boolean asWanted) {
        touch("model.safetensors", "model.fp16.safetensors");
        WeightFiles files = WeightFiles.find(folder, "model", wanted);
        assertEquals(List.of(folder.resolve(taken)), files.files());
        assertEquals(asWanted, files.asWanted());
    }

    @ParameterizedTest
    @CsvSource({"FLOAT32, model.fp16.safetensors", "FLOAT32, model.bf16.safetensors", "FLOAT16, model.safetensors"})
    void anotherVariantIsTakenWhereThatOneIsMissing(DataType wanted, String there) {
        touch(there);
        WeightFiles files = WeightFiles.find(folder, "model", wanted);
        assertEquals(List.of(folder.resolve(there)), files.files());
        assertEquals(false, files.asWanted());
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.safetensors.index.fp16.json", "model.fp16.safetensors.index.json"})
    void anIndexOfAVariantIsFoundUnderBothOfItsNames(String name) {
        touch("model.fp16-00001-of-00001.safetensors");
        index(name, "{\"weight_map\":{\"a\":\"model.fp16-00001-of-00001.safetensors\"}}");
        WeightFiles files = WeightFiles.find(folder, "model", DataType.FLOAT16);
        assertEquals(List.of(folder.resolve("model.fp16-00001-of-00001.safetensors")), files.files());
        assertEquals("fp16", files.variant());
    }

    @Test
    void aFolderWithoutSafetensorsIsNamedWithWhatItHas() {
        touch("pytorch_model.bin", "config.json");
        assertMessage(folder + ": holds no model.safetensors",
                "fetch the model's safetensors files (the folder has config.json, pytorch_model.bin)");
    }

    @Test
    void aMissingFolderIsNamed() {
        Path missing = folder.resolve("unet");
        String message = assertThrows(RunException.class, () -> WeightFiles.find(missing, "model", DataType.FLOAT32))
                .getMessage();
        assertTrue(message.endsWith("(there is no such folder)"), message);
    }

    @Test
    void aMissingShardIsNamed() {
        index("model.safetensors.index.json", "{\"weight_map\":{\"a\":\"model-1.safetensors\"}}");
        assertMessage(folder.resolve("model-1.safetensors") + ": there is no such file", "fetch the missing shard");
    }

    @Test
    void aShardOutsideTheFolderIsRefused() {
        index("model.safetensors.index.json", "{\"weight_map\":{\"a\":\"../model-1.safetensors\"}}");
        assertMessage(folder.resolve("model.safetensors.index.json") + ": names the shard ../model-1.safetensors",
                "write a plain file name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{}", "{\"weight_map\":[]}", "{\"weight_map\":{\"a\":{}}}",
            "{\"weight_map\":{\"a\":null}}"})
    void aBrokenIndexIsNamed(String json) {
        index("model.safetensors.index.json", json);
        assertMessage(folder.resolve("model.safetensors.index.json") + ": is no index of shards", "fetch it again");
    }

    private void assertMessage(String begin, String end) {
        String message = assertThrows(RunException.class, () -> WeightFiles.find(folder, "model", DataType.FLOAT32))
                .getMessage();
        assertTrue(message.startsWith(begin) && message.endsWith(end), message);
    }

    private void touch(String... names) {
        for (String name : names) {
            SafetensorsFile.write(folder.resolve(name), "{}");
        }
    }

    private void index(String name, String json) {
        SafetensorsFile.writeRaw(folder.resolve(name), json.getBytes());
    }
}
