package unbox.language.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;

/**
 * Holds the parser against {@code syntax/*.txt}. A case there is a title, a text in which {@code ‹›} marks each
 * problem's range, a line {@code ! code: message} for each problem, and lines {@code = ...} with the text that all fixes
 * together make of it.
 */
class SyntaxMistakesTest {

    record Mistake(String file, String title, String marked, List<String> problems, List<String> fixed) {
        @Override
        public String toString() {
            return file + ": " + title;
        }

        String text() {
            return marked.replaceAll("[‹›]", "");
        }
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void eachMistakeHasItsMessageAtItsPlace(Mistake mistake) {
        List<Problem> problems = Parser.parse(mistake.text()).problems();
        assertEquals(mistake.marked, mark(mistake.text(), problems));
        assertEquals(mistake.problems,
                problems.stream().map(problem -> problem.code().slug() + ": " + problem.message()).toList());
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void fixesMend(Mistake mistake) {
        List<Problem> problems = Parser.parse(mistake.text()).problems();
        String fixed = apply(mistake.text(), problems.stream().flatMap(problem -> problem.fixes().stream()).toList());
        assertEquals(mistake.fixed.isEmpty() ? mistake.text() : String.join("\n", mistake.fixed), fixed);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatIsRightAroundAMistakeIsStillRead(Mistake mistake) {
        String more = "region before = rect(0, 0, 1, 1)\n" + mistake.text() + "\nregion after = rect(0, 0, 1, 1)\n";
        List<String> names = Parser.parse(more)
                .statements()
                .stream()
                .filter(Statement.RegionDeclaration.class::isInstance)
                .map(region -> ((Statement.RegionDeclaration) region).name().text())
                .toList();
        assertTrue(names.contains("before"));
        assertEquals(!mistake.text().contains("/*"), names.contains("after"));
    }

    static Stream<Mistake> mistakes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/syntax"))) {
            return files.sorted().flatMap(SyntaxMistakesTest::read).toList().stream();
        }
    }

    private static Stream<Mistake> read(Path file) {
        try {
            return Stream.of(Files.readString(file).split("(?m)^--- "))
                    .filter(text -> !text.isBlank())
                    .map(text -> mistake(file.getFileName().toString(), text.stripTrailing().lines().toList()));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static Mistake mistake(String file, List<String> lines) {
        return new Mistake(file, lines.getFirst(),
                lines.stream()
                        .skip(1)
                        .filter(line -> !line.startsWith("! ") && !line.startsWith("="))
                        .collect(Collectors.joining("\n")),
                after("! ", lines), after("= ", lines));
    }

    private static List<String> after(String sign, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(sign.strip()))
                .map(line -> line.length() < sign.length() ? "" : line.substring(sign.length()))
                .toList();
    }

    private static String mark(String text, List<Problem> problems) {
        var marked = new StringBuilder(text);
        for (Problem problem : problems.reversed()) {
            marked.insert(problem.range().end(), "›").insert(problem.range().start(), "‹");
        }
        return marked.toString();
    }

    private static String apply(String text, List<Fix> fixes) {
        var replacements = new ArrayList<>(fixes.stream().flatMap(fix -> fix.replacements().stream()).toList());
        replacements.sort(Comparator.comparingInt(replacement -> -replacement.range().start()));
        var fixed = new StringBuilder(text);
        replacements.forEach(replacement -> fixed.replace(replacement.range().start(), replacement.range().end(),
                replacement.text()));
        return fixed.toString();
    }
}
