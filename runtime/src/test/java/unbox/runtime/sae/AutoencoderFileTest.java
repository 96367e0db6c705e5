package unbox.runtime.sae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
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
        // os.system("ls"), as pickle protocol 2
        byte[] pickle = "\u0080\u0002cos\nsystem\nX\u0002\0\0\0ls\u0085R.".getBytes(StandardCharsets.ISO_8859_1);
        write(Map.of("archive/data.pkl", pickle, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII)));
        BrokenFileException error = assertThrows(BrokenFileException.class, () -> AutoencoderFile.read(card(256)));
        assertTrue(error.getMessage().contains("os.system") || error.getMessage().contains("os system"),
                error.getMessage());
    }

    private AutoencoderCard card(int features) {
        return new AutoencoderCard("mid.0", folder, features, 64, 10, Optional.empty(), Optional.empty(), Map.of());
    }

    private static Map<String, byte[]> tinyEntries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        Path file = AutoencoderFolder.readAll(TINY, TINY.resolve("labels.json")).getFirst().folder()
                .resolve("state_dict.pth");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(each -> (ZipEntry) each)::iterator) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    /** Writes state_dict.pth as torch.save does: a zip whose entries are stored as they are. */
    private void write(Map<String, byte[]> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(folder.resolve("state_dict.pth"));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                CRC32 sum = new CRC32();
                sum.update(content.getValue());
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.getValue().length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        }
    }
}
