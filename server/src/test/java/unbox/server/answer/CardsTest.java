package unbox.server.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are shown as people write them. */
class CardsTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0.5", "62.34, 62.3", "62.35, 62.4", "1.239, 1.24", "9.999, 10", "99.96, 100", "100, 100",
            "999.4, 999", "999.6, 1000", "1234.5, 1235", "0.00012345, 0.000123", "0.0001, 0.0001", "0.00001, 0",
            "0.10, 0.1", "-0.25, -0.25", "-0.00001, 0", "-1234.7, -1235", "NaN, NaN", "Infinity, Infinity"})
    void aNumberHasThreeDigits(double number, String shown) {
        assertEquals(shown, Cards.number(number));
    }
}
