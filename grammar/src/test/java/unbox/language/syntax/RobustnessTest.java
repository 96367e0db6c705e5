package unbox.language.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text is, the parser reads it and loses nothing. */
class RobustnessTest {

    private static final List<String> SCRIPTS = List.of("stripes", "roles", "swap");

    @ParameterizedTest
    @ValueSource(strings = {"stripes", "roles", "swap"})
    void aScriptThatBreaksOffAnywhere(String name) throws IOException {
        String text = script(name);
        for (int end = 0; end <= text.length(); end++) {
            read(text.substring(0, end));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wordsInAnyOrder(int seed) throws IOException {
        var random = new Random(seed);
        var tokens = new ArrayList<>(Parser.parse(script(SCRIPTS.get(seed % 3))).tokens());
        for (int swap = 0; swap < 1 + seed; swap++) {
            Collections.swap(tokens, random.nextInt(tokens.size()), random.nextInt(tokens.size()));
        }
        read(tokens.stream().map(Token::text).collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void wordsLeftOutAndDoubled(int seed) throws IOException {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (Token token : Parser.parse(script(SCRIPTS.get(seed % 3))).tokens()) {
            text.append(random.nextInt(20) == 0 ? "" : random.nextInt(20) == 0 ? token.text().repeat(2) : token.text());
        }
        read(text.toString());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyBytes(int seed) {
        var bytes = new byte[500];
        new Random(seed).nextBytes(bytes);
        read(new String(bytes, StandardCharsets.ISO_8859_1));
        read(new String(bytes, StandardCharsets.UTF_8));
        read(new String(bytes, StandardCharsets.UTF_16));
    }

    private static IntStream seeds() {
        return IntStream.range(0, 300);
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
