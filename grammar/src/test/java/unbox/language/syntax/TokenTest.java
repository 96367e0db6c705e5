package unbox.language.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.syntax.Token.Kind;

class TokenTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"add | KEYWORD", "stripes | NAME", "naïve_3 | NAME", "猫 | NAME", "𝒳 | NAME",
            "été | NAME", "a٣ | NAME",
            "0.25 | NUMBER", "up.0.1 | BLOCK", "mid.0 | BLOCK", "up.0.1#90 | FEATURE", "up.0.1# | FEATURE",
            "512x512 | SIZE", "512 x 512 | SIZE", "\"a \\\" b\" | STRING", "'\"open' | WRONG", "// a | COMMENT",
            "/* a */ | COMMENT", "/// a | DOC_COMMENT", "//// a | COMMENT", ".. | PUNCTUATION", "<= | PUNCTUATION",
            "5. | WRONG", "1e5 | WRONG", "; | WRONG", "@ | WRONG",
            "٣ | WRONG", "😀 | WRONG"})
    void oneToken(String text, Kind kind) {
        assertEquals(List.of(kind), Parser.parse(text).tokens().stream().map(Token::kind).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFseed 1", "seed 1\r\nsteps 2\r\n", "seed\t1\t", "seed\u00A01", "seed 1\rsteps 2",
            "prompt a = \"😀 {b}\" // 😀", "seed 1\u2003\f"})
    void whiteSpaceOfAllKinds(String text) {
        SyntaxTree tree = Parser.parse(text.replace("{b}", ""));
        assertEquals(List.of(), tree.problems());
        assertEquals(tree.text(), tree.tokens().stream().map(Token::text).collect(Collectors.joining()));
    }

    @Test
    void offsetsCountAsJavaAndEditorsDo() {
        String text = "prompt a = \"😀😀\" // 😀\nseed 1";
        Statement seed = Parser.parse(text).statements().get(1);
        assertEquals("seed 1", seed.range().of(text));
    }

    @Test
    void aRangeIsNoNumberWithAPoint() {
        assertEquals(List.of("0", "..", "12", " ", "13", ".."),
                Parser.parse("0..12 13..").tokens().stream().map(Token::text).toList());
    }
}
