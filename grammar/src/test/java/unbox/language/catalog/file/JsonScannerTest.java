package unbox.language.catalog.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.catalog.file.JsonScanner.ShapeException;

/** JSON is read from its bytes, value by value. */
class JsonScannerTest {

    @Test
    void membersAreReadInTheirOrder() {
        var json = scanner(" { \"a\" : 7 , \"b\":\"x\", \"c\": {\"d\": -0.5e1} } ");
        json.open();
        assertTrue(json.member());
        assertEquals("a", json.string());
        assertEquals(7, json.whole());
        assertTrue(json.member());
        json.text();
        assertEquals("x", json.string());
        assertTrue(json.member());
        json.open();
        assertTrue(json.member());
        assertEquals(-5, json.number());
        assertFalse(json.member());
        assertFalse(json.member());
        json.close();
    }

    @Test
    void textsWithEscapesSayWhatTheyMean() {
        var json = scanner("\"a\\\"b\\\\c\\n\\u00e9\\/ \u00fc\"");
        json.text();
        assertFalse(json.isPlain());
        assertEquals("a\"b\\c\n\u00e9/ \u00fc", json.string());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, {\"a\": []}, \"]\"]", "{\"a\": {\"b\": [true, null]}}", "\"}\"", "-1e9", "false"})
    void anyValueIsPassedOver(String value) {
        var json = scanner("{\"x\": " + value + ", \"y\": 1}");
        json.open();
        assertTrue(json.member());
        json.skip();
        assertTrue(json.member());
        assertEquals("y", json.string());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{", "{\"a\"", "{\"a\" 1}", "{\"a\": }", "{\"a\": 1 \"b\": 2}", "{\"a\": 1,}",
            "{a: 1}",
            "{\"a\": 1} 2", "{\"a\": 99999999999}", "{\"a\": \"\\u12\"}", "{\"a"})
    void whatIsNoObjectOfNumbersIsRefused(String text) {
        assertThrows(ShapeException.class, () -> {
            var json = scanner(text);
            json.open();
            while (json.member()) {
                json.whole();
            }
            json.close();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "7", "0.1", "0.01801", "12.50", "123456789012345", "1234567.12345678",
            "0.12345678901234", "0.30000000000000004", "0.1234567890123456789", "-0.5", "1e3", "2.5E-7",
            "1.7976931348623157e308", "4.9e-324"})
    void numbersAreThoseThatAreNearest(String number) {
        var json = scanner("{\"a\":" + number + "}");
        json.open();
        assertTrue(json.member());
        assertTrue(json.isNumber());
        assertEquals(Double.parseDouble(number), json.number());
        assertFalse(json.member());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "1-2", "0x10", "1,5e", "--1", "12ab"})
    void whatIsNoNumberIsNotReadAsOne(String written) {
        var json = scanner("{\"a\":" + written + "}");
        assertThrows(ShapeException.class, () -> {
            json.open();
            while (json.member()) {
                json.number();
            }
        });
    }

    private static JsonScanner scanner(String text) {
        return new JsonScanner(text.getBytes(StandardCharsets.UTF_8));
    }
}
