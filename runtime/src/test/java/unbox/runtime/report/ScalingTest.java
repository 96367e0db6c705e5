package unbox.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.runtime.output.PictureFiles;

class ScalingTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void oneColourStaysOneColour(int factor) {
        var large = Scaling.enlarge(filled(5, 3, 0x336699), factor);

        for (int y = 0; y < 3 * factor; y++) {
            for (int x = 0; x < 5 * factor; x++) {
                assertEquals(0xff336699, large.getRGB(x, y));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aRealPictureComesBackNearlyTheSame(int factor) throws Exception {
        var picture = PictureFiles.read(Path.of("src/test/resources/golden/landscape/00-plain/expected.png"));
        byte[] before = PictureFiles.rgb(picture);

        byte[] after = PictureFiles.rgb(Scaling.reduce(Scaling.enlarge(picture, factor), factor));

        double difference = 0;
        for (int i = 0; i < before.length; i++) {
            difference += Math.abs((before[i] & 0xff) - (after[i] & 0xff)) / (double) before.length;
        }
        assertEquals(0, difference, 0.5);
    }

    @Test
    void aReducedPixelIsTheMeanOfItsSquare() {
        var picture = filled(2, 2, 0);
        picture.setRGB(0, 0, 0xff0000);
        picture.setRGB(1, 0, 0x00ff00);

        assertEquals(0xff404000, Scaling.reduce(picture, 2).getRGB(0, 0));
    }

    @Test
    void aPictureSmallerThanTheDivisorBecomesOnePixel() {
        var small = Scaling.reduce(filled(3, 3, 0x102030), 8);

        assertEquals(1, small.getWidth());
        assertEquals(0xff102030, small.getRGB(0, 0));
    }

    private static BufferedImage filled(int width, int height, int rgb) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, rgb);
        }
        return image;
    }
}
