package unbox.language.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParserTest {

    private static final Path SCRIPTS = Path.of("src/test/resources/scripts");
    private static final Path GOLDEN = Path.of("../runtime/src/test/resources/golden");

    static Stream<Path> scripts() throws IOException {
        try (Stream<Path> own = Files.walk(SCRIPTS); Stream<Path> golden = Files.walk(GOLDEN)) {
            return Stream.concat(own, golden).filter(file -> file.toString().endsWith(".unbox")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aRightScriptHasNoProblems(Path script) throws IOException {
        assertEquals(List.of(), Parser.parse(Files.readString(script)).problems());
    }
}
