package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any value becomes a part of a file name that every system takes. */
class FileNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sloth | sloth", "42 | 42", "0.5 | 0.5", "-8 | minus8",
            "stripy(strength: 4) | stripy-strength-4", "stripy(strength: -4) | stripy-strength-minus4",
            "a-4 | a-4", "a + b(f: up.0.1#90) | a-b-f-up.0.1-90", "A dog, \"cartoon\"! | A-dog-cartoon",
            "naïve café | naive-cafe", "'' | empty", "../../etc/passwd | etc-passwd", "/root | root", "C:\\x | C-x",
            ".hidden | hidden", "dots... | dots", "con | _con", "Aux.png | _Aux.png", "COM1 | _COM1", "comb | comb",
            "two_words | two_words"})
    void valuesBecomeNames(String value, String name) {
        assertEquals(name, FileNames.safe(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"猫", "一只猫 on a mat", "😀", "...", "\u0000\n\t", "ß", "ﬁ", "Ⅷ", "a\u0301", "--",
            "a/b\\c:d*e?f\"g<h>i|j"})
    void namesHoldPlainCharactersOnly(String value) {
        assertTrue(FileNames.safe(value).matches("[A-Za-z0-9_][A-Za-z0-9._-]*(?<![.-])"), FileNames.safe(value));
    }

    @Test
    void aLongValueIsCutButStaysDifferentFromOthers() {
        String beginning = "A cinematic shot of a professor sloth wearing a tuxedo at a BBQ party, ".repeat(3);

        String first = FileNames.safe(beginning + "at noon");

        assertTrue(first.length() <= 48, first);
        assertTrue(first.startsWith("A-cinematic-shot"), first);
        assertNotEquals(first, FileNames.safe(beginning + "at night"));
    }

    @Test
    void valuesThatDifferInLettersThatAreLostStayDifferent() {
        assertNotEquals(FileNames.safe("猫"), FileNames.safe("犬"));
    }

    @Test
    void valuesWithTheSameNameAreToldApart() {
        List<String> names = FileNames.distinct(List.of("Cat", "cat", "dog", "a b", "a-b", "dog"));

        assertEquals(5, names.stream().map(FileNames::lower).distinct().count());
        assertEquals("dog", names.get(2));
        assertEquals("dog", names.get(5));
        assertTrue(names.get(0).startsWith("Cat-"), names.get(0));
    }
}
