package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.language.plan.PlanFixture.analyze;
import static unbox.language.plan.PlanFixture.problems;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.Analysis;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.model.Operation;
import unbox.language.model.Selection;
import unbox.language.problem.Problem;
import unbox.language.problem.Severity;

/** Problems that only the values of an experiment tell: each once, at the text that causes it. */
class PlanRulesTest {
    private static final String BASE = "model \"stabilityai/stable-diffusion-xl-base-1.0\"\nsaes \"surkovv/sdxl-unbox\"\n";

    private static Analysis experiment(String declarations, String clauses) {
        return analyze(declarations + "\nexperiment test { " + clauses + " }");
    }

    private static Analysis onBase(String declarations, String clauses) {
        return PlanFixture.analyze(BASE + declarations + "\nexperiment test { " + clauses + " }", Overrides.NONE,
                SdxlTurboCatalog.SOURCE);
    }

    private static String fixed(Analysis analysis) {
        var fix = analysis.problems().getFirst().fixes().getFirst().replacements().getFirst();
        return new StringBuilder(analysis.tree().text()).replace(fix.range().start(), fix.range().end(), fix.text())
                .toString();
    }

    // windows

    @Test
    void aWindowThatGoesPastTheLastStepIsAWarning() {
        Analysis analysis = onBase("edit late { during steps 0..12 { skip mid.0 } }",
                "prompt \"a\" steps 10 edit late");

        assertEquals(List.of("window-past-last-step: late"), problems(analysis));
        assertEquals(
                "`during steps 0..12` in `late` goes past the last step: with 10 steps the last is step 9. Write `0..` for all that follow.",
                analysis.problems().getFirst().message());
        assertTrue(fixed(analysis).contains("during steps 0.. {"), fixed(analysis));
    }

    @Test
    void aWindowThatNeverHoldsIsAWarning() {
        Analysis analysis = onBase("edit late { during steps 10.. { skip mid.0 } }",
                "prompt \"a\" steps 10, 20 edit late");

        assertEquals(List.of("window-past-last-step: late"), problems(analysis));
    }

    @Test
    void theDefaultStepsCountToo() {
        assertEquals(List.of("window-past-last-step: late"), problems(
                experiment("edit late { during steps 1 { skip mid.0 } }", "prompt \"a\" edit late")));
    }

    @Test
    void aWindowThatFitsTheMostStepsIsFine() {
        assertEquals(List.of(), problems(
                onBase("edit late { during steps 0..12 { skip mid.0 } }", "prompt \"a\" steps 5, 13 edit late")));
    }

    @Test
    void anOpenWindowEndsWithTheSteps() {
        assertEquals(List.of(), problems(
                onBase("edit late { during steps 3.. { skip mid.0 } }", "prompt \"a\" steps 4 edit late")));
    }

    @Test
    void windowsThatAParameterDrivesApartAreAnError() {
        assertEquals(List.of("empty-window: late(5)"), problems(onBase(
                "edit late(s) { during steps 0..3 { during steps s { skip mid.0 } } }", "prompt \"a\" edit late(5)")));
    }

    // branches

    @ParameterizedTest
    @ValueSource(strings = {"guidance 0", "guidance 1", "guidance 7.5, 1", "guidance 0..9 step 3"})
    void uncondNeedsGuidance(String guidance) {
        Analysis analysis = onBase("edit other { on uncond { skip mid.0 } }", "prompt \"a\" edit other " + guidance);

        assertEquals(List.of("uncond-without-guidance: other"), problems(analysis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"both", "opposed"})
    void bothAndOpposedMeanCondWithoutGuidance(String branch) {
        assertEquals(List.of(), problems(experiment("edit other { on " + branch + " { add up.0.1#90 by 1 } }",
                "prompt \"a\" edit other")));
    }

    @Test
    void uncondOnATurboModelNeedsGuidanceToo() {
        assertEquals(List.of("uncond-without-guidance: other"),
                problems(experiment("edit other { on uncond { skip mid.0 } }", "prompt \"a\" edit other")));
    }

    // edits that meet

    @Test
    void twoBasesThatASumBringsTogetherAreAnError() {
        Analysis analysis = experiment("edit gone { skip mid.0 }\nedit rebuilt { reconstruct all }",
                "prompt \"a\" edit gone, rebuilt, gone + rebuilt");

        assertEquals(List.of("two-bases: gone + rebuilt"), problems(analysis));
        assertEquals(2, analysis.problems().getFirst().related().size());
    }

    @Test
    void twoBasesThatAnArgumentBringsTogetherAreAnError() {
        assertEquals(List.of("two-bases: both(mid.0)"), problems(
                experiment("edit both(b) { skip b  reconstruct mid.0 }",
                        "prompt \"a\" edit both(up.0.0), both(mid.0)")));
    }

    @Test
    void basesOnDifferentBranchesDoNotMeet() {
        assertEquals(List.of(),
                problems(onBase("edit gone { on uncond { skip mid.0 } }\nedit rebuilt { reconstruct all }",
                        "prompt \"a\" edit gone + rebuilt")));
    }

    @Test
    void basesAtDifferentStepsDoNotMeet() {
        assertEquals(List.of(), problems(onBase("""
                edit gone { during steps 0..4 { skip mid.0 } }
                edit rebuilt { during steps 5.. { reconstruct all } }
                """, "prompt \"a\" edit gone + rebuilt")));
    }

    @Test
    void aSumThatReadsWhatItDropsIsAWarning() {
        assertEquals(List.of("reads-dropped-update: gone + dim"), problems(experiment(
                "edit gone { skip up.0.1 }\nedit dim { remove up.0.1#90 }", "prompt \"a\" edit gone + dim")));
    }

    @Test
    void aFeatureThatASumRemovesTwiceIsNoWarning() {
        assertEquals(List.of(), problems(experiment("edit one { remove up.0.1#90 }\nedit two { remove up.0.1#90 }",
                "prompt \"a\" edit one + two")));
    }

    // names

    @Test
    void anUnknownAxisIsToldTheNearest() {
        Analysis analysis = experiment("edit stripy(strength) { add up.0.1#90 by strength }",
                "prompt \"a\" edit stripy([1, 2]) grid rows strenght");

        assertEquals(List.of("unknown-axis: strenght"), problems(analysis));
        assertTrue(fixed(analysis).contains("grid rows strength"), fixed(analysis));
    }

    @Test
    void aParameterOfTwoAxesIsNoAxis() {
        assertEquals(List.of("unknown-axis: x"), problems(experiment("""
                prompt photo(x) = "a {x}"
                edit stripy(x) { add up.0.1#90 by x }
                """, "prompt photo(\"b\") edit stripy(1) grid rows x")));
    }

    @Test
    void anAxisTwiceInAGridIsAnError() {
        assertEquals(List.of("duplicate-statement: seed"),
                problems(experiment("", "prompt \"a\" seed 1, 2 grid rows seed columns seed")));
    }

    // texts and regions

    @Test
    void aPromptThatIsTooLongWhenFilledIsAWarning() {
        String many = "very ".repeat(80).strip();
        Analysis analysis = experiment("prompt photo(what) = \"a photo of a {what} cat\"",
                "prompt photo(\"" + many + "\")");

        assertEquals(List.of("prompt-too-long"),
                analysis.problems().stream().map(problem -> problem.code().slug()).toList());
        assertTrue(analysis.problems().getFirst().message().contains("87 tokens"),
                analysis.problems().getFirst().message());
    }

    @Test
    void aLongPromptThatIsWrittenOutIsSaidOnce() {
        Analysis analysis = experiment("", "prompt \"" + "very ".repeat(80) + "\"");

        assertEquals(1, analysis.problems().size(), PlanFixture.messages(analysis));
    }

    @Test
    void aRegionThatAParameterMovesOutOfThePictureIsAnError() {
        assertEquals(List.of("empty-region: spot([0.5, 3])"),
                problems(experiment("edit spot(x) { add up.0.1#90 by 1 in ellipse(x, 0.5, 0.1, 0.1) }",
                        "prompt \"a\" edit spot([0.5, 3])")));
    }

    // how many

    @Test
    void manyPicturesAreAHintWithTheirNumber() {
        Analysis analysis = experiment("", "prompt \"a\", \"b\" seed 1..300");

        assertEquals(List.of("many-pictures: test"), problems(analysis));
        assertEquals(Severity.HINT, analysis.problems().getFirst().severity());
        assertEquals("`test` makes 600 pictures: 2 x prompt, 300 x seed.", analysis.problems().getFirst().message());
        assertEquals(600, PlanFixture.plan(analysis).pictures());
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed 0..1000000000000",
            "seed 0..9223372036854775807 edit stripy(0..1 step 0.0000000000001)",
            "seed 0..999999 steps 1..1000 edit stripy(1..100000) + stripy(1..100000) + stripy(1..100000)"})
    void countlessPicturesAreAnErrorAtOnce(String clauses) {
        String stripy = clauses.contains("stripy") ? "edit stripy(s) { add up.0.1#90 by s }" : "";

        Analysis analysis = assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> experiment(stripy, "prompt \"a\" " + clauses));

        Problem problem = analysis.problems().stream().filter(Problem::isError).findFirst().orElseThrow();
        assertEquals("many-pictures", problem.code().slug());
        assertTrue(problem.message().contains(" x seed"), problem.message());
    }

    @Test
    void manyCallsShareTheManyFeaturesOfTheirEdit() {
        Analysis analysis = experiment("""
                feature many = up.0.1#0..5119
                edit all_of(s) { scale many by s }
                """, "prompt \"a\" edit all_of(0..9999)");

        List<Run> runs = PlanFixture.plan(analysis).experiments().getFirst().runs();
        assertSame(selection(runs.get(1)), selection(runs.getLast()));
    }

    private static Selection selection(Run run) {
        return ((Operation.Scale) run.facts().edit().getFirst()).features();
    }

    @Test
    void theLimitHoldsForAllExperimentsTogether() {
        String clauses = " { prompt \"a\" seed 1..60000 }\n";

        assertTrue(analyze("experiment one" + clauses + "experiment two" + clauses).hasErrors());
    }

    @Test
    void anAxisWithNothingOnItMakesNoPictures() {
        Analysis analysis = PlanFixture.analyze("""
                model "stabilityai/sdxl-turbo"
                edit rebuilt(b) { reconstruct b }
                experiment test { prompt "a" edit rebuilt(each all) }
                """, Overrides.NONE, SdxlTurboCatalog.SOURCE);

        assertTrue(analysis.hasErrors());
        assertTrue(analysis.plan().isEmpty());
    }
}
