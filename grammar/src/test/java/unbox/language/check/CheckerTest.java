package unbox.language.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;
import unbox.language.syntax.SyntaxTree;

/** Every rule, wrong and right: the scripts of src/test/resources/check say below their lines what is wrong with them. */
class CheckerTest {
    private static final Path CORPUS = Path.of("src/test/resources/check");

    static Stream<AnnotatedScript> scripts() {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList().stream().flatMap(file -> AnnotatedScript.readAll(read(file)).stream());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aScriptHasTheProblemsWrittenBelowItsLines(AnnotatedScript expected) {
        assertEquals(expected.annotated(), AnnotatedScript.annotate(expected.script(), problems(expected)));
    }

    private static List<Problem> problems(AnnotatedScript script) {
        SyntaxTree tree = Parser.parse(script.script());
        List<Problem> problems = new ArrayList<>(tree.problems());
        problems.addAll(Checker.check(CheckFixture.SCRIPT, tree, CheckFixture.source(script.files())).problems());
        return problems;
    }
}
