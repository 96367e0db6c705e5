package unbox.language.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;

/** Every rule, wrong and right: the scripts of src/test/resources/check say below their lines what is wrong with them. */
class CheckerTest {
    private static final Path CORPUS = Path.of("src/test/resources/check");

    static Stream<AnnotatedScript> scripts() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList().stream().flatMap(file -> AnnotatedScript.readAll(read(file)).stream());
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
        String script = expected.script();

        assertEquals(expected.annotated(), AnnotatedScript.annotate(script, problems(expected, script)));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void everyFixMendsItsProblemAndMakesNoOther(AnnotatedScript corpus) {
        String script = corpus.script();
        List<Problem> problems = problems(corpus, script);
        for (Problem problem : problems) {
            for (Fix fix : problem.fixes()) {
                String fixed = apply(fix, script);
                assertTrue(problems(corpus, fixed).size() < problems.size(), () -> fix.title() + " gives:\n" + fixed);
            }
        }
    }

    private static String apply(Fix fix, String script) {
        var fixed = new StringBuilder(script);
        fix.replacements().stream()
                .sorted(Comparator.comparingInt((Fix.Replacement each) -> each.range().start()).reversed())
                .forEach(each -> fixed.replace(each.range().start(), each.range().end(), each.text()));
        return fixed.toString();
    }

    private static List<Problem> problems(AnnotatedScript corpus, String script) {
        return Checker.check(CheckFixture.SCRIPT, Parser.parse(script), CheckFixture.with(corpus.files())).problems();
    }
}
