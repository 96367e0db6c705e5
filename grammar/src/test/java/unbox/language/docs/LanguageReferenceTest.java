package unbox.language.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.Analysis;
import unbox.language.catalog.FileCatalogSource;
import unbox.language.plan.Overrides;
import unbox.language.problem.Problem;

/** docs/language.md and README.md speak of the language as it is: each script in them can be run. */
class LanguageReferenceTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SCRIPT = Pattern.compile("(?ms)^```unbox\\n(.*?)^```");

    static List<String> scripts() throws IOException {
        String pages = Files.readString(REPOSITORY.resolve("docs/language.md"))
                + Files.readString(REPOSITORY.resolve("README.md"));
        return SCRIPT.matcher(pages).results().map(match -> match.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void eachScriptHasNoError(String script) {
        var source = new FileCatalogSource(REPOSITORY.resolve("models"), Map.of());
        var analysis = Analysis.of(REPOSITORY.resolve("docs/example.unbox"), script, source, Overrides.NONE);
        assertEquals(List.of(), analysis.problems().stream().filter(Problem::isError).map(Problem::message).toList());
    }

    @Test
    void theReadmeShowsTheExampleThatItRuns() throws IOException {
        String sky = Files.readString(REPOSITORY.resolve("examples/sky.unbox"));
        String shown = scripts().getLast();
        for (String line : shown.lines().filter(line -> !line.startsWith("///")).toList()) {
            assertTrue(sky.contains(line), line);
        }
    }

    @Test
    void theTablesNameEveryOperation() throws IOException {
        String page = Files.readString(REPOSITORY.resolve("docs/language.md"));
        List<String> rows = Pattern.compile("(?m)^\\| `(\\w+) [FB]").matcher(page).results().map(match(1)).distinct()
                .toList();
        assertEquals(List.of("add", "scale", "remove", "set", "copy", "only", "skip", "reconstruct"),
                rows.stream()
                        .filter(word -> !word.equals("heatmap") && !word.equals("explore") && !word.equals("measure"))
                        .toList());
    }

    private static java.util.function.Function<MatchResult, String> match(int group) {
        return result -> result.group(group);
    }
}
