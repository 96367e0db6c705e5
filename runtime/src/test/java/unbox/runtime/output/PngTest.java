package unbox.runtime.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 7", "7, 1", "31, 17", "128, 96"})
    void anotherReaderSeesTheSamePixels(int width, int height) throws IOException {
        byte[] rgb = new byte[width * height * 3];
        new Random(width).nextBytes(rgb);

        Path file = Files.write(folder.resolve("noise.png"), Png.encode(width, height, rgb, Map.of()));

        assertArrayEquals(rgb, PictureFiles.rgb(PictureFiles.read(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00-plain", "02-wide", "05-skip"})
    void aRealPictureStaysAsItIs(String name) throws IOException {
        var picture = PictureFiles.read(Path.of("src/test/resources/golden/landscape", name, "expected.png"));
        byte[] rgb = PictureFiles.rgb(picture);

        Path file = Files.write(folder.resolve("copy.png"),
                Png.encode(picture.getWidth(), picture.getHeight(), rgb, Map.of()));

        assertArrayEquals(rgb, PictureFiles.rgb(PictureFiles.read(file)));
    }

    @Test
    void anotherReaderSeesTheTexts() throws IOException {
        var texts = Map.of("unbox", "{\"prompt\": \"ein Boot, \u6d77, \ud83c\udf05\"}", "Software", "unbox 0.1.0");

        Path file = Files.write(folder.resolve("boat.png"), Png.encode(1, 1, new byte[3], texts));

        assertEquals(texts, PictureFiles.texts(file));
    }

    @Test
    void aSmoothPictureIsSmall() {
        int size = 256;
        byte[] rgb = new byte[size * size * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % size);
        }

        assertEquals(true, Png.encode(size, size, rgb, Map.of()).length < rgb.length / 100);
    }

    @Test
    void aFileThatIsNoPictureIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("text.png"), "no picture");

        assertThrows(IOException.class, () -> PictureFiles.texts(file));
    }

    @Test
    void aPictureThatEndsEarlyIsAnError() throws IOException {
        byte[] png = Png.encode(8, 8, new byte[192], Map.of("unbox", "{}"));

        Path file = Files.write(folder.resolve("half.png"), java.util.Arrays.copyOf(png, 40));

        assertThrows(IOException.class, () -> PictureFiles.texts(file));
    }
}
