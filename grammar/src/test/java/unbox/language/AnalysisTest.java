package unbox.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.plan.Overrides;
import unbox.language.problem.Problem;

/** From a text to everything that can be said of it. */
class AnalysisTest {
    private static final MemoryCatalogSource SOURCE = SdxlTurboCatalog.SOURCE
            .withAutoencoders("stabilityai/sdxl-turbo", SdxlTurboCatalog.AUTOENCODERS);
    private static final String MODEL = "model \"stabilityai/sdxl-turbo\"\n";

    private static Analysis analyze(String text) {
        return Analysis.of(Path.of("/study/test.unbox"), text, SOURCE, Overrides.NONE);
    }

    private static List<String> codes(Analysis analysis) {
        return analysis.problems().stream().map(problem -> problem.code().slug()).toList();
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

    /** The parser reads {@code sed} as the word that was meant; what is said of it later still points at what is there. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', value = {"experiment e { prompt 'a' seed 1/sed 2 }; sed",
            "experiment e { prompt 'a' seed 1/see; see", "edit e { durng steps 1 { } }; durng",
            "edit e { on opposed {/scal up.0.1#1 by 2 } }; scal", "modell 'm'; modell",
            "seed 1/seeds 2; seeds"}, delimiter = ';')
    void aMisspeltWordIsMarkedAsItIsWritten(String script, String misspelt) {
        Analysis analysis = analyze(MODEL + script.replace('/', '\n').replace('\'', '"'));

        assertEquals(Set.of(misspelt), analysis.problems().stream()
                .map(problem -> problem.range().of(analysis.tree().text())).filter(text -> !text.isBlank())
                .collect(Collectors.toSet()), analysis.problems().toString());
    }
}
