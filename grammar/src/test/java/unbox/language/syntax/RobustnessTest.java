package unbox.language.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While a script is written it is cut off at every place once: the parser reads it and loses nothing. */
class RobustnessTest {

    @ParameterizedTest
    @ValueSource(strings = {"stripes", "roles", "swap"})
    void aScriptThatBreaksOffAnywhere(String name) throws IOException {
        String text = script(name);
        for (int end = 0; end <= text.length(); end++) {
            read(text.substring(0, end));
        }
    }

    /** Repairs that undo each other, or that put in what the next one puts in again, would never end. */
    @ParameterizedTest
    @ValueSource(strings = {"prompt photo(animal, light ( \"at noon\") = \"a photo\"",
            "prompt photo(animal( light = \"at noon\") = \"a photo\"",
            "experiment x { grid rows rows columns ground mood }"})
    @Timeout(60)
    void readingEnds(String text) {
        read(text);
    }

    private static String script(String name) throws IOException {
        return Files.readString(Path.of("src/test/resources/scripts", name + ".unbox"));
    }

    private static SyntaxTree read(String text) {
        SyntaxTree tree = Parser.parse(text);
        assertEquals(text, tree.tokens().stream().map(Token::text).collect(Collectors.joining()));
        return tree;
    }
}
