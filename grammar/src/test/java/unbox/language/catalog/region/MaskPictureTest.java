package unbox.language.catalog.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.catalog.file.BrokenFileException;

/** What a mask file may be; {@link RegionRasterizerTest} has the values of each kind. */
class MaskPictureTest {

    @ParameterizedTest
    @CsvSource({"colour.png, false", "colour-alpha.png, true", "gray-alpha.png, true", "palette-transparent.png, true",
            "palette.png, false"})
    void anAlphaChannelIsSeen(String name, boolean alpha) {
        MaskPicture mask = MaskPicture.read(resource(name));

        assertEquals(alpha, mask.alpha());
        assertEquals(20, mask.width());
        assertEquals(12, mask.height());
    }

    @Test
    void grayOfSixteenBitsIsRefused() {
        var broken = assertThrows(BrokenFileException.class, () -> MaskPicture.read(resource("gray-16.png")));

        assertTrue(broken.getMessage().endsWith("has 16 bits of gray a pixel; save the mask with 8"),
                broken.getMessage());
    }

    @Test
    void aTextIsNoPicture(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mask.png"), "not a picture");

        var broken = assertThrows(BrokenFileException.class, () -> MaskPicture.read(file));

        assertEquals(file + " is no picture that can be read; a mask is a PNG, JPEG, GIF or BMP file",
                broken.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour.png", "gray.jpg", "palette.gif", "colour.bmp"})
    void aPictureThatIsCutOffIsNone(String name, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(resource(name));
        Path file = Files.write(folder.resolve(name), Arrays.copyOf(whole, 60));

        assertThrows(BrokenFileException.class, () -> MaskPicture.read(file));
    }

    @Test
    void aPictureWithTooManyPixelsIsRefusedBeforeItIsDecoded(@TempDir Path folder) throws IOException {
        byte[] huge = Files.readAllBytes(resource("gray.png"));
        huge[17] = 1; // the second byte of the width: 65,536 pixels and more
        huge[21] = 1;
        repairHeaderSum(huge);
        Path file = Files.write(folder.resolve("huge.png"), huge);

        var broken = assertThrows(BrokenFileException.class, () -> MaskPicture.read(file));

        assertTrue(broken.getMessage().endsWith("pixels, more than a mask may have"), broken.getMessage());
    }

    @Test
    void aBlackMaskHoldsNothing(@TempDir Path folder) throws IOException {
        var image = new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_GRAY);
        Path black = folder.resolve("black.png");
        ImageIO.write(image, "png", black.toFile());
        image.getRaster().setSample(7, 3, 0, 1);
        Path nearly = folder.resolve("nearly.png");
        ImageIO.write(image, "png", nearly.toFile());

        assertTrue(MaskPicture.read(black).black());
        assertFalse(MaskPicture.read(nearly).black());
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        var broken = assertThrows(BrokenFileException.class, () -> MaskPicture.read(folder.resolve("none.png")));

        assertEquals(folder.resolve("none.png") + " is missing", broken.getMessage());
    }

    private static void repairHeaderSum(byte[] png) {
        var sum = new java.util.zip.CRC32();
        sum.update(png, 12, 17);
        for (int at = 0; at < 4; at++) {
            png[29 + at] = (byte) (sum.getValue() >> 24 - 8 * at);
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(MaskPictureTest.class.getResource("/regions/" + name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
