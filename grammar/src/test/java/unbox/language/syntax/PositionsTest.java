package unbox.language.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.syntax.Positions.Position;

/** Where an offset is, for editors and for people. */
class PositionsTest {

    @Test
    void peopleCountLinesAndCharactersFromOne() {
        assertEquals("1:1", new Positions("").at(0).toString());
        assertEquals("2:3", new Positions("seed 1\n  edit").at(9).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab\ncd", "ab\rcd"})
    void everyLineEndIsOne(String text) {
        assertEquals(new Position(1, 1, 1), new Positions(text).at(4));
    }

    @Test
    void aWindowsLineEndIsOneLineEnd() {
        var positions = new Positions("ab\r\ncd\r\n");

        assertEquals(new Position(1, 0, 0), positions.at(4));
        assertEquals(3, positions.lines());
        assertEquals("cd", positions.line(1));
    }

    @Test
    void anEmojiIsOneCharacterButTwoUnits() {
        assertEquals(new Position(0, 3, 2), new Positions("\"😀\"").at(3));
    }

    @Test
    void theEndOfTheTextHasAPlaceAndBeyondItToo() {
        var positions = new Positions("ab\n");

        assertEquals(new Position(1, 0, 0), positions.at(3));
        assertEquals(new Position(1, 0, 0), positions.at(99));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\nb", "a\r\nb\r\n", "😀\r\n\n😀a", "\r\r\n\n"})
    void anOffsetComesBackFromItsPlace(String text) {
        var positions = new Positions(text);
        for (int offset = 0; offset <= text.length(); offset++) {
            Position place = positions.at(offset);
            boolean insideLineEnd = place.unit() > positions.line(place.line()).length();
            assertEquals(insideLineEnd ? offset - 1 : offset, positions.offset(place.line(), place.unit()));
        }
    }

    @Test
    void aPlaceBeyondALineIsItsEnd() {
        var positions = new Positions("ab\r\ncd");

        assertEquals(2, positions.offset(0, 99));
        assertEquals(6, positions.offset(7, 0));
    }
}
