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

    private static JsonScanner scanner(String text) {
        return new JsonScanner(text.getBytes(StandardCharsets.UTF_8));
    }
}
