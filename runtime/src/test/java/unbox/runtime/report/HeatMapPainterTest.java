package unbox.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatMapPainterTest {
    private final BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);

    @Test
    void whereNothingIsOnThePictureIsGrey() {
        picture.setRGB(3, 3, 0x12ff77);

        int rgb = HeatMapPainter.paint(picture, new float[4], 2, 2, 5).getRGB(3, 3);

        assertEquals(rgb >> 16 & 0xff, rgb & 0xff);
    }

    @Test
    void theMiddleOfACellShowsItsOwnValue() {
        // On 2 x 2 pixels the middle of each cell of a 2 x 2 grid is a pixel.
        var small = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);

        var overlay = HeatMapPainter.paint(small, new float[]{0, 2, 4, 8}, 2, 2, 8);

        assertEquals(HeatMapPainter.blend(0, 0.25) | 0xff000000, overlay.getRGB(1, 0));
        assertEquals(HeatMapPainter.blend(0, 0.5) | 0xff000000, overlay.getRGB(0, 1));
    }

    @Test
    void oneScaleGivesEqualActivationsEqualColours() {
        var weak = HeatMapPainter.paint(picture, new float[]{2, 2, 2, 2}, 2, 2, 8);
        var strong = HeatMapPainter.paint(picture, new float[]{2, 2, 2, 8}, 2, 2, 8);

        assertEquals(weak.getRGB(0, 0), strong.getRGB(0, 0));
    }

    @Test
    void aFeatureThatIsNowhereOnIsNoDivisionByZero() {
        assertEquals(HeatMapPainter.blend(0, 0) | 0xff000000,
                HeatMapPainter.paint(picture, new float[4], 2, 2, 0).getRGB(5, 5));
    }

    /** What makes the scale readable in grey, and by people who see colours differently. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9})
    void strongerIsAlwaysLighter(double heat) {
        assertTrue(lightness(ColourMap.colour(heat + 0.1)) > lightness(ColourMap.colour(heat)) + 3);
    }

    private static double lightness(int rgb) {
        return 0.2126 * (rgb >> 16 & 0xff) + 0.7152 * (rgb >> 8 & 0xff) + 0.0722 * (rgb & 0xff);
    }
}
