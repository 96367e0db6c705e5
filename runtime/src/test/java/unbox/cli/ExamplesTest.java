package unbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples are what a newcomer runs first: they run, their claims hold, they are laid out, nothing is to be said of them. */
class ExamplesTest {
    private static final Path EXAMPLES = CommandLineFixture.REPOSITORY.resolve("examples");

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".unbox")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theExampleRunsAndDrawsItsGrids(Path example, @TempDir Path folder) throws IOException {
        var outcome = new CommandLineFixture(folder).run("run", example, "--out", folder, "--threads", 1, "--quiet");
        assertEquals(Exit.GOOD, outcome.code(), outcome.out() + outcome.err());
        try (Stream<Path> files = Files.walk(folder)) {
            assertTrue(files.anyMatch(file -> file.endsWith("grid.png")));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void nothingIsToBeSaidOfTheExample(Path example, @TempDir Path folder) {
        var unbox = new CommandLineFixture(folder);
        assertTrue(unbox.run("check", example).err().contains("nothing is wrong"), unbox.run("check", example).err());
        assertEquals(Exit.GOOD, unbox.run("fmt", "--check", example).code());
    }
}
