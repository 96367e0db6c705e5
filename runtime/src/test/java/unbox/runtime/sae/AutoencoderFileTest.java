package unbox.runtime.sae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.AutoencoderFolder;
import unbox.language.catalog.file.BrokenFileException;

class AutoencoderFileTest {
    private static final Path TINY = Path.of("src/test/resources/golden/tiny-saes");

    @TempDir
    private Path folder;

    @Test
    void everyDirectionHasLengthOne() {
        // the decoder is stored column by column: whoever ignores that mixes up directions of the right shape
        for (AutoencoderCard card : AutoencoderFolder.readAll(TINY, TINY.resolve("labels.json"))) {
            float[] directions = AutoencoderFile.read(card).directions();
            for (int feature = 0; feature < card.features(); feature++) {
                double square = 0;
                for (int i = 0; i < card.width(); i++) {
                    square += Math.pow(directions[feature * card.width() + i], 2);
                }
                assertEquals(1, square, 1e-5, card.block() + "#" + feature);
            }
        }
    }

    @Test
    void aMissingFileIsNamed() {
        BrokenFileException error = assertThrows(BrokenFileException.class, () -> AutoencoderFile.read(card(256)));
        assertTrue(error.getMessage().startsWith(folder.resolve("state_dict.pth") + " is missing"), error.getMessage());
    }

    @Test
    void aTensorOfAnotherShapeIsNamed() throws IOException {
        write(tinyEntries());
        BrokenFileException error = assertThrows(BrokenFileException.class, () -> AutoencoderFile.read(card(128)));
        assertTrue(error.getMessage().endsWith(
                "has the tensor \"encoder.weight\" of shape [256, 64], but config.json beside it says [128, 64]"),
                error.getMessage());
    }

    @Test
    void aValueThatIsNoNumberIsNamed() throws IOException {
        Map<String, byte[]> entries = tinyEntries();
        entries.entrySet().stream().filter(entry -> entry.getValue().length == 256 * 64 * Float.BYTES).forEach(
                entry -> ByteBuffer.wrap(entry.getValue()).order(ByteOrder.LITTLE_ENDIAN).putFloat(400, Float.NaN));
        write(entries);
        BrokenFileException error = assertThrows(BrokenFileException.class, () -> AutoencoderFile.read(card(256)));
        assertTrue(error.getMessage().contains("has the value NaN in the tensor \"encoder.weight\""),
                error.getMessage());
    }

    @Test
    void aPickleThatNamesAnythingButTensorsIsRefused() throws IOException {
        TorchFiles.writeHarmful(folder.resolve("state_dict.pth"));
        BrokenFileException error = assertThrows(BrokenFileException.class, () -> AutoencoderFile.read(card(256)));
        assertTrue(error.getMessage().contains("os.system") || error.getMessage().contains("os system"),
                error.getMessage());
    }

    private AutoencoderCard card(int features) {
        return new AutoencoderCard("mid.0", folder, features, 64, 10, Optional.empty(), Optional.empty(), Map.of());
    }

    private static Map<String, byte[]> tinyEntries() throws IOException {
        AutoencoderCard tiny = AutoencoderFolder.readAll(TINY, TINY.resolve("labels.json")).getFirst();
        return TorchFiles.read(tiny.folder().resolve("state_dict.pth"));
    }

    private void write(Map<String, byte[]> entries) throws IOException {
        TorchFiles.write(folder.resolve("state_dict.pth"), entries);
    }
}
