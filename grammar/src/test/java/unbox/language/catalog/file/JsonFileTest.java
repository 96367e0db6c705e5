package unbox.language.catalog.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are no configuration files. */
class JsonFileTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{\"a\": 1|is not JSON", "hello there|is not JSON",
            "[1]|is not a JSON object: it must begin with { and end with }",
            "``|is not a JSON object: it must begin with { and end with }"})
    void whatIsNoObjectIsRefused(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), text);

        assertEquals(file + " " + message, refusal(file));
    }

    @Test
    void deepNestingIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), "[".repeat(200_000));

        assertEquals(file + " is not JSON", refusal(file));
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws IOException {
        Path file = Files.write(folder.resolve("config.json"), new byte[]{'{', (byte) 0xFF, '}'});

        assertEquals(file + " is not UTF-8 text", refusal(file));
    }

    @Test
    void aFolderCannotBeRead() {
        assertEquals(folder, assertThrows(BrokenFileException.class, () -> JsonFile.read(folder)).file());
    }

    private static String refusal(Path file) {
        return assertThrows(BrokenFileException.class, () -> JsonFile.read(file)).getMessage();
    }
}
