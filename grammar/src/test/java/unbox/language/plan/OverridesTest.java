package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.language.plan.PlanFixture.problems;
import static unbox.language.plan.PlanFixture.values;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import unbox.language.Analysis;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.model.Facts;
import unbox.language.plan.Overrides.Size;
import unbox.language.plan.Plan.AppliedDefault;

/** What the script leaves open, and what the command line says instead of it. */
class OverridesTest {
    private static final String SCRIPT = "experiment test { prompt \"a\" seed 1, 2 steps 2 }\n";

    private static Overrides overrides(OptionalLong seed, OptionalInt steps, OptionalDouble guidance) {
        return new Overrides(Optional.empty(), seed, steps, guidance, Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    private static Overrides size(int width, int height) {
        return new Overrides(Optional.empty(), OptionalLong.empty(), OptionalInt.empty(), OptionalDouble.empty(),
                Optional.of(new Size(width, height)), Optional.empty(), Optional.empty());
    }

    private static Overrides only(String experiment) {
        return new Overrides(Optional.of(experiment), OptionalLong.empty(), OptionalInt.empty(), OptionalDouble.empty(),
                Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Analysis analyze(String text, Overrides overrides) {
        return PlanFixture.analyze(PlanFixture.MODEL + text, overrides, SdxlTurboCatalog.SOURCE);
    }

    private static Facts first(String text, Overrides overrides) {
        return PlanFixture.plan(analyze(text, overrides)).experiments().getFirst().runs().getFirst().facts();
    }

    private static List<String> defaults(String text) {
        return PlanFixture.plan(PlanFixture.analyze(text, Overrides.NONE, SdxlTurboCatalog.SOURCE)).defaults().stream()
                .map(each -> each.name() + " " + each.value()).toList();
    }

    @Test
    void aTurboModelTakesOneStepWithoutGuidance() {
        assertEquals(List.of("dtype float32", "size 512 x 512", "seed 0", "steps 1", "guidance 0"),
                defaults("model \"stabilityai/sdxl-turbo\"\nexperiment test { prompt \"a\" }"));
    }

    @Test
    void anyOtherModelTakesThirtyStepsWithGuidanceAndNoNegative() {
        assertEquals(
                List.of("dtype float32", "size 1024 x 1024", "seed 0", "steps 30", "guidance 5", "negative none"),
                defaults("model \"stabilityai/stable-diffusion-xl-base-1.0\"\nexperiment test { prompt \"a\" }"));
    }

    @Test
    void whatIsWrittenIsNoDefault() {
        assertEquals(List.of(), defaults("""
                model "stabilityai/sdxl-turbo" { dtype float16 size 512 x 512 }
                experiment test { prompt "a" seed 1 steps 1 guidance 0 }
                """));
    }

    @Test
    void theFilesDefaultsHoldInEveryExperimentThatSaysNothing() {
        Plan plan = PlanFixture.plan(analyze("""
                seed 7..8
                negative "blurry"
                experiment one { prompt "a" }
                experiment two { prompt "a" seed 1 }
                """, Overrides.NONE));

        assertEquals(List.of("7", "8"), values(plan.experiments().get(0), "seed"));
        assertEquals(List.of("1"), values(plan.experiments().get(1), "seed"));
        assertEquals(Optional.of("blurry"), plan.experiments().get(1).runs().getFirst().facts().negative());
    }

    @Test
    void anOverrideTakesThePlaceOfAWholeAxis() {
        Plan plan = PlanFixture.plan(
                analyze(SCRIPT, overrides(OptionalLong.of(9), OptionalInt.of(4), OptionalDouble.of(0.5))));
        Facts facts = plan.experiments().getFirst().runs().getFirst().facts();

        assertEquals(1, plan.pictures());
        assertEquals(9, facts.seed());
        assertEquals(4, facts.steps());
        assertEquals(0.5, facts.guidance());
        assertTrue(plan.defaults().stream().map(AppliedDefault::name).noneMatch("seed"::equals));
    }

    @Test
    void anOverriddenAxisStillTellsItsValue() {
        ExperimentPlan plan = PlanFixture
                .plan(analyze(SCRIPT, overrides(OptionalLong.of(9), OptionalInt.empty(), OptionalDouble.empty())))
                .experiments().getFirst();

        assertEquals("9", plan.runs().getFirst().coordinates().get("seed"));
    }

    @Test
    void aSizeTakesThePlaceOfTheScripts() {
        Facts facts = first(SCRIPT, size(1024, 512));

        assertEquals(1024, facts.width());
        assertEquals(512, facts.height());
    }

    @Test
    void aSizeThatTheModelCannotMakeIsAnErrorWithTheNearest() {
        Analysis analysis = analyze(SCRIPT, size(500, 512));

        assertEquals(List.of("impossible-size: \"stabilityai/sdxl-turbo\""), problems(analysis));
        assertTrue(analysis.problems().getFirst().message().endsWith("The nearest is 512x512."),
                analysis.problems().getFirst().message());
    }

    @Test
    void tooManyStepsForATurboModelAreAWarning() {
        assertEquals(List.of("turbo-steps: \"stabilityai/sdxl-turbo\""),
                problems(analyze(SCRIPT, overrides(OptionalLong.empty(), OptionalInt.of(5), OptionalDouble.empty()))));
    }

    @Test
    void guidanceForATurboModelIsAWarning() {
        assertEquals(List.of("turbo-guidance: \"stabilityai/sdxl-turbo\""),
                problems(analyze(SCRIPT, overrides(OptionalLong.empty(), OptionalInt.empty(), OptionalDouble.of(2)))));
    }

    @Test
    void noStepsAreAnError() {
        assertEquals(List.of("out-of-bounds: \"stabilityai/sdxl-turbo\""),
                problems(analyze(SCRIPT, overrides(OptionalLong.empty(), OptionalInt.of(0), OptionalDouble.empty()))));
    }

    @Test
    void onlyOneExperimentMayBeChosen() {
        Plan plan = PlanFixture.plan(analyze(SCRIPT + "experiment other { prompt \"b\" }", only("other")));

        assertEquals(List.of("other"), plan.experiments().stream().map(ExperimentPlan::name).toList());
    }

    @Test
    void anExperimentThatIsNotThereIsAnErrorThatNamesThoseThatAre() {
        Analysis analysis = analyze(SCRIPT, only("tset"));

        assertEquals("no-pictures", analysis.problems().getFirst().code().slug());
        assertEquals("There is no experiment `tset`. There is `test`.", analysis.problems().getFirst().message());
    }
}
