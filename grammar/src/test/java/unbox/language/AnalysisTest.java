package unbox.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.plan.Overrides;
import unbox.language.problem.Problem;
import unbox.language.syntax.Token;

/** From a text to everything that can be said of it. */
class AnalysisTest {
    private static final MemoryCatalogSource SOURCE = SdxlTurboCatalog.SOURCE
            .withAutoencoders("stabilityai/sdxl-turbo", SdxlTurboCatalog.AUTOENCODERS);
    private static final String MODEL = "model \"stabilityai/sdxl-turbo\"\n";

    private static Analysis analyze(String text) {
        return Analysis.of(Path.of("/work/test.unbox"), text, SOURCE, Overrides.NONE);
    }

    private static List<String> codes(Analysis analysis) {
        return analysis.problems().stream().map(problem -> problem.code().slug()).toList();
    }

    private static String script(String name) throws IOException {
        try (var in = AnalysisTest.class.getResourceAsStream("/scripts/" + name + ".unbox")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aRightScriptHasAPlan() {
        Analysis analysis = analyze(MODEL + "experiment sky { prompt \"a\" }");

        assertEquals(1, analysis.plan().orElseThrow().pictures());
        assertEquals(List.of(), codes(analysis));
    }

    @Test
    void aFileOfDeclarationsHasNoPlanAndNoErrors() {
        Analysis analysis = analyze("feature fur = up.0.1#90\n");

        assertTrue(analysis.plan().isEmpty());
        assertFalse(analysis.hasErrors());
    }

    @Test
    void anEmptyTextHasNoPlanAndNoErrors() {
        assertFalse(analyze("").hasErrors());
    }

    @Test
    void aScriptWithErrorsHasNoPlan() {
        Analysis analysis = analyze(MODEL + "experiment sky { prompt nobody }");

        assertTrue(analysis.plan().isEmpty());
        assertEquals(List.of("unknown-name"), codes(analysis));
    }

    @Test
    void oneExperimentsMistakeDoesNotHideAnothers() {
        Analysis analysis = analyze(MODEL + """
                experiment one { prompt nobody }
                experiment two { prompt "a" seed 1, 2 save "same.png" }
                """);

        assertEquals(List.of("unknown-name", "outputs-collide"), codes(analysis));
        assertTrue(analysis.plan().isEmpty());
    }

    @Test
    void problemsOfEveryKindStandInTheOrderOfTheText() {
        Analysis analysis = analyze(MODEL + """
                experiment sky { prompt "a" seed 1..600 grid rows sed }
                region unused = rect(0, 0, 1, 1)
                """);

        assertEquals(List.of("many-pictures", "unknown-axis", "unused-name"), codes(analysis));
    }

    static Stream<Long> seeds() {
        return IntStream.range(0, 60).mapToObj(Long::valueOf);
    }

    /** Tokens lost, doubled and swapped: whatever a person may have on the screen while writing. */
    @ParameterizedTest
    @MethodSource("seeds")
    void nothingIsEverThrown(long seed) throws IOException {
        var random = new Random(seed);
        String text = script(List.of("stripes", "roles", "swap").get(random.nextInt(3)));
        List<String> tokens = new ArrayList<>(analyze(text).tree().tokens().stream().map(Token::text).toList());
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(3)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(random.nextInt(tokens.size())));
                default -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            }
        }

        Analysis analysis = analyze(String.join("", tokens));

        assertEquals(analysis.problems().size(), analysis.problems().stream().distinct().count());
        assertTrue(analysis.plan().isEmpty() || !analysis.hasErrors());
        assertTrue(analysis.problems().stream().map(Problem::range)
                .allMatch(range -> range.start() >= 0 && range.end() <= analysis.tree().text().length()));
    }
}
