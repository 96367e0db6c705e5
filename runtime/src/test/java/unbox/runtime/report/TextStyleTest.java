package unbox.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextStyleTest {
    private static final String SLOTH = "A cinematic shot of a professor sloth wearing a tuxedo at a BBQ party";
    private final TextStyle style = new TextStyle(Typeface.regular(), 16, Color.BLACK);

    @Test
    void aTextThatFitsIsOneLine() {
        assertEquals(List.of("tiger stripes"), style.wrap("tiger stripes", 200, 3));
    }

    @Test
    void aLongTextBreaksAtSpaces() {
        var lines = style.wrap(SLOTH, 150, 10);

        assertEquals(SLOTH, String.join(" ", lines));
        assertTrue(lines.size() > 2 && lines.stream().allMatch(line -> style.width(line) <= 150), lines.toString());
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        var lines = style.wrap(SLOTH, 150, 2);

        assertEquals(2, lines.size());
        assertTrue(lines.get(1).endsWith("…") && style.width(lines.get(1)) <= 150, lines.toString());
    }

    @Test
    void aWordThatIsWiderThanALineIsBroken() {
        String word = "icon(down.2.1#4977,down.2.1#4998)";

        var lines = style.wrap(word, 60, 20);

        assertEquals(word, String.join("", lines));
        assertTrue(lines.stream().allMatch(line -> style.width(line) <= 60), lines.toString());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 5})
    void noWidthIsTooSmallToEnd(double width) {
        assertEquals("abc", String.join("", style.wrap("abc", width, 9)));
    }

    @Test
    void aPairOfSurrogatesIsNeverCut() {
        String suns = "\ud83c\udf05".repeat(30);

        String shortened = style.shorten(suns, 100);

        assertEquals(0, (shortened.length() - 1) % 2);
    }

    @Test
    void marksThatNobodySeesTakeNoRoom() {
        assertEquals(style.width("ab"), style.width("a\u200db\u0000"));
    }

    @Test
    void nothingTakesNoRoom() {
        assertEquals(List.of(), style.wrap("", 100, 3));
    }
}
