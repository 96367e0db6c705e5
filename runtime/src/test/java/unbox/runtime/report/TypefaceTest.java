package unbox.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own reading of the font files agrees with AWT's, where a machine has AWT's fonts at all. */
class TypefaceTest {
    private static final int AWT_IGNORES = 0xffff;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    @ParameterizedTest
    @ValueSource(strings = {"Inter-Regular.ttf", "Inter-SemiBold.ttf"})
    void everyGlyphHasAwtsOutlineAndWidth(String name) throws Exception {
        Typeface own = new Typeface(Typeface.class.getResourceAsStream(name).readAllBytes());
        Font awt = awt(name).deriveFont(1000f);

        for (int character = ' '; character < 0x2200; character++) {
            var glyphs = awt.createGlyphVector(EXACT, Character.toString(character));
            if (glyphs.getGlyphCode(0) == AWT_IGNORES) {
                continue;
            }
            var expected = glyphs.getOutline().getBounds2D();
            var outline = own.outline(own.glyph(character)).getBounds2D();
            String what = "U+" + Integer.toHexString(character);
            assertEquals(glyphs.getGlyphCode(0), own.glyph(character), what);
            assertEquals(glyphs.getGlyphMetrics(0).getAdvanceX(), 1000 * own.advance(own.glyph(character)), 0.6, what);
            assertEquals(expected.getX(), 1000 * outline.getX(), 1, what);
            assertEquals(expected.getY(), 1000 * outline.getY(), 1, what);
            assertEquals(expected.getWidth(), 1000 * outline.getWidth(), 1, what);
            assertEquals(expected.getHeight(), 1000 * outline.getHeight(), 1, what);
        }
    }

    @Test
    void lettersThatLeaveAGapStandCloser() {
        Typeface regular = Typeface.regular();

        assertTrue(regular.kerning(regular.glyph('T'), regular.glyph('o')) < -0.02);
        assertEquals(0, regular.kerning(regular.glyph('n'), regular.glyph('n')));
    }

    @ParameterizedTest
    @ValueSource(ints = {'a', 'Ä', 'ß', 'ø', 'Ω', 'Ж', '→', '≤', '×', '“', '…', '–', '€'})
    void lettersOfManyLanguagesAreThere(int character) {
        assertNotEquals(0, Typeface.regular().glyph(character));
    }

    @ParameterizedTest
    @ValueSource(ints = {'海', 0x1F305})
    void whatTheFontLacksIsABox(int character) {
        Typeface regular = Typeface.regular();

        assertEquals(0, regular.glyph(character));
        assertTrue(regular.outline(0).getBounds2D().getHeight() > 0.5);
    }

    private static Font awt(String name) throws Exception {
        try (InputStream file = Typeface.class.getResourceAsStream(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (RuntimeException | LinkageError lacking) {
            return abort("AWT's fonts need fontconfig and freetype, which this machine lacks: " + lacking);
        }
    }
}
