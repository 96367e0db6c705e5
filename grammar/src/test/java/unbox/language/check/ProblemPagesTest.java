package unbox.language.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;

/** Every kind of problem has a page, and what the pages say is what the program says. */
class ProblemPagesTest {
    private static final Path PAGES = Path.of("../docs/problems");

    private static final Path INDEX = PAGES.resolve("README.md");

    static List<ProblemPage> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> !file.equals(INDEX)).map(ProblemPage::read)
                    .sorted(Comparator.comparing(ProblemPage::slug)).toList();
        }
    }

    @Test
    void everyCodeHasAPageAndEveryPageACode() throws IOException {
        List<String> codes = Arrays.stream(ProblemCode.values()).map(ProblemCode::slug).sorted().toList();

        assertEquals(codes, pages().stream().map(ProblemPage::slug).toList());
    }

    @Test
    void theIndexHasALineForEachCode() throws IOException {
        List<String> lines = Files.readAllLines(INDEX).stream().filter(line -> line.startsWith("| [")).toList();

        assertEquals(Arrays.stream(ProblemCode.values()).map(
                code -> "| [%1$s](%1$s.md) | %2$s |".formatted(code.slug(),
                        code.severity().name().toLowerCase(Locale.ROOT)))
                .toList(),
                lines.stream().map(line -> line.substring(0, line.indexOf('|', line.indexOf(") |") + 3) + 1)).toList());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsTitledWithItsCode(ProblemPage page) {
        assertEquals(Optional.of(page.slug()), page.part("title"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theWrongScriptHasThisProblemAndNoOther(ProblemPage page) {
        List<Problem> problems = page.analysis("wrong").problems();

        assertEquals(page.slug() + ": " + page.part("message").orElseThrow(), problems.stream()
                .map(problem -> problem.code().slug() + ": " + problem.message()).collect(Collectors.joining("\n")));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void theRightScriptHasNoProblems(ProblemPage page) {
        assertEquals(List.of(), page.analysis("right").problems());
    }
}
