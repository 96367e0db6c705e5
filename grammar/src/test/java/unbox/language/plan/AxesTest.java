package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.language.plan.PlanFixture.experiment;
import static unbox.language.plan.PlanFixture.values;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Selection;

/** An experiment is the product of its axes. */
class AxesTest {
    private static final String FUR = "feature fur = up.0.1#90, up.0.1#230\n";
    private static final String STRIPY = "edit stripy(strength = 5) { add up.0.1#4977 by strength }\n";
    private static final String ICON = "edit icon(f) { only f by 10 }\n";
    private static final String ABLATED = "edit ablated(b) { skip b }\n";
    private static final String REBUILT = "edit rebuilt(b) { reconstruct b }\n";
    private static final String PHOTO = "prompt photo(animal, place = \"a forest\") = \"a {animal} in {place}\"\n";

    private static List<Operation> edit(ExperimentPlan experiment, int picture) {
        return experiment.runs().stream().filter(Run::isPicture).toList().get(picture).facts().edit();
    }

    private static List<Feature> features(Operation operation) {
        return ((Selection.Listed) ((Operation.OnFeatures) operation).features()).features();
    }

    @Test
    void everyValueMeetsEveryOther() {
        ExperimentPlan plan = experiment("prompt \"a\", \"b\"  seed 1, 2, 3");

        assertEquals(6, plan.pictures());
        assertEquals(6, plan.runs().stream().map(Run::facts).distinct().count());
    }

    @Test
    void aRangeIsAnAxisAndHoldsBothEnds() {
        assertEquals(List.of("0", "1", "2", "3"), values(experiment("prompt \"a\" seed 0..3"), "seed"));
    }

    @Test
    void aRangeInACallIsAnAxis() {
        ExperimentPlan plan = experiment(STRIPY, "prompt \"a\" edit stripy(-8..8 step 4)");

        assertEquals(List.of("-8", "-4", "0", "4", "8"), values(plan, "strength"));
    }

    @Test
    void aBracketedListInACallIsAnAxis() {
        ExperimentPlan plan = experiment(STRIPY, "prompt \"a\" edit stripy(strength: [2, 4, 8])");

        assertEquals(List.of("2", "4", "8"), values(plan, "strength"));
        assertEquals(8, ((Operation.Add) edit(plan, 2).getFirst()).by());
    }

    @Test
    void aRangeOfFeaturesInACallIsAnAxis() {
        ExperimentPlan plan = experiment(ICON, "prompt \"\" edit icon(up.0.1#0..39)");

        assertEquals(40, plan.pictures());
        assertEquals(List.of(new Feature("up.0.1", 39)), features(edit(plan, 39).getFirst()));
    }

    @Test
    void aNamedListIsOneValueWhoseMembersActAtOnce() {
        ExperimentPlan plan = experiment(FUR + ICON, "prompt \"\" edit icon(fur)");

        assertEquals(1, plan.pictures());
        assertEquals(List.of(new Feature("up.0.1", 90), new Feature("up.0.1", 230)),
                features(edit(plan, 0).getFirst()));
    }

    @Test
    void eachIsTheAxisOfAListsMembers() {
        ExperimentPlan plan = experiment(FUR + ICON, "prompt \"\" edit icon(each fur)");

        assertEquals(List.of("up.0.1#90 fur", "up.0.1#230"), values(plan, "f"));
    }

    @Test
    void featuresListedInAnEditActAtOnce() {
        ExperimentPlan plan = experiment("edit off { remove up.0.1#90, up.0.1#230, up.0.1#7..9 }",
                "prompt \"a\" edit off");

        assertEquals(List.of(90, 230, 7, 8, 9),
                features(edit(plan, 0).getFirst()).stream().map(Feature::index).toList());
    }

    @Test
    void featuresOfSeveralBlocksAreOneOperationABlock() {
        ExperimentPlan plan = experiment("edit off { remove up.0.1#90, down.2.1#3, up.0.1#230 }",
                "prompt \"a\" edit off");

        assertEquals(List.of("up.0.1", "down.2.1"), edit(plan, 0).stream().map(Operation::block).toList());
        assertEquals(2, features(edit(plan, 0).getFirst()).size());
    }

    @Test
    void allIsEveryBlockWhereNoAutoencoderIsNeeded() {
        ExperimentPlan plan = experiment(ABLATED, "prompt \"a\" edit ablated(each all)");

        assertEquals(List.of("down.1.0", "down.1.1", "down.2.0", "down.2.1", "mid.0", "up.0.0", "up.0.1", "up.0.2",
                "up.1.0", "up.1.1", "up.1.2"), values(plan, "b"));
    }

    @Test
    void allIsEveryBlockWithAnAutoencoderWhereOneIsNeeded() {
        ExperimentPlan plan = experiment(REBUILT, "prompt \"a\" edit rebuilt(each all)");

        assertEquals(List.of("down.2.1", "mid.0", "up.0.0", "up.0.1"), values(plan, "b"));
    }

    @Test
    void allInAnEditIsEveryBlockAtOnce() {
        ExperimentPlan plan = experiment("edit rebuilt { reconstruct all }\nedit gone { skip all }",
                "prompt \"a\" edit rebuilt, gone");

        assertEquals(4, edit(plan, 0).size());
        assertEquals(11, edit(plan, 1).size());
    }

    @Test
    void allTopIsTheStrongestOfEachBlock() {
        ExperimentPlan plan = experiment("edit dull { remove all top 3 }", "prompt \"a\" edit dull");

        assertEquals(List.of("down.2.1", "mid.0", "up.0.0", "up.0.1"),
                edit(plan, 0).stream().map(Operation::block).toList());
        assertEquals(new Selection.Strongest(3), ((Operation.Scale) edit(plan, 0).getFirst()).features());
    }

    @ParameterizedTest
    @CsvSource({"0..1 step 0.1, 11, 1", "0..1 step 0.3, 4, 0.9", "0..0, 1, 0", "5..5 step 7, 1, 5",
            "-1..1 step 0.25, 9, 1", "0.1..0.3 step 0.1, 3, 0.3"})
    void rangesAreDecimalAndNonePassesTheEnd(String range, int count, String last) {
        List<String> strengths = values(experiment(STRIPY, "prompt \"a\" edit stripy(" + range + ")"), "strength");

        assertEquals(count, strengths.size());
        assertEquals(last, strengths.getLast());
    }

    @Test
    void everyArgumentOfACallMayBeAnAxis() {
        ExperimentPlan plan = experiment("edit paint(f, s) { add f by s }",
                "prompt \"a\" edit paint([up.0.1#90, up.0.1#230], [1, 2, 3])");

        assertEquals(6, plan.pictures());
        assertEquals(List.of("1", "2", "3", "1", "2", "3"), values(plan, "s"));
    }

    @Test
    void aPromptsArgumentsAreAxes() {
        ExperimentPlan plan = experiment(PHOTO, "prompt photo([\"cat\", \"dog\"])");

        assertEquals(List.of("a cat in a forest", "a dog in a forest"),
                plan.runs().stream().map(run -> run.facts().prompt()).toList());
        assertEquals(List.of("cat", "dog"), values(plan, "animal"));
    }

    @Test
    void aNamedPromptMayFillAPlaceholder() {
        ExperimentPlan plan = experiment(PHOTO + "prompt beast = \"two cats\"\n",
                "prompt photo(beast, place: \"snow\")");

        assertEquals("two cats in snow", plan.runs().getFirst().facts().prompt().substring(2));
    }

    @Test
    void aPromptInsideAnEditsCallIsAnAxisOfTheEdit() {
        ExperimentPlan plan = experiment(PHOTO + "edit turn(p) { copy up.0.1 top 5 from p }",
                "prompt \"a\" edit turn(p: photo([\"cat\", \"dog\"]))");

        assertEquals(List.of("cat", "dog"), values(plan, "animal"));
        assertEquals("a dog in a forest", ((Operation.Copy) edit(plan, 1).getFirst()).from());
    }

    @Test
    void aSumIsBothAtOnce() {
        ExperimentPlan plan = experiment(STRIPY + "edit gone { skip mid.0 }", "prompt \"a\" edit stripy(2) + gone");

        assertEquals(1, plan.pictures());
        assertEquals(List.of("up.0.1", "mid.0"), edit(plan, 0).stream().map(Operation::block).toList());
        assertEquals(List.of("stripy(strength: 2) + gone"), values(plan, "edit"));
    }

    @Test
    void aSumOfAxesIsTheirProduct() {
        ExperimentPlan plan = experiment(STRIPY + ABLATED,
                "prompt \"a\" edit stripy([1, 2]) + ablated([mid.0, up.0.0])");

        assertEquals(4, plan.pictures());
        assertEquals(List.of("mid.0", "up.0.0", "mid.0", "up.0.0"), values(plan, "b"));
    }

    @Test
    void aNameWithoutParenthesesTakesTheDefaults() {
        ExperimentPlan plan = experiment(STRIPY, "prompt \"a\" edit stripy");

        assertEquals(5, ((Operation.Add) edit(plan, 0).getFirst()).by());
        assertEquals(List.of("5"), values(plan, "strength"));
    }

    @Test
    void aParameterShadowsADeclaration() {
        ExperimentPlan plan = experiment("region face = rect(0, 0, 1, 1)\nedit tint(face) { add up.0.1#90 by face }",
                "prompt \"a\" edit tint(7)  measure change in face");

        assertEquals(7, ((Operation.Add) edit(plan, 0).getFirst()).by());
    }

    @Test
    void aStringAfterAValueIsItsCaption() {
        ExperimentPlan plan = experiment(STRIPY, "prompt \"a\" edit none \"original\", stripy(2) \"striped\"");

        assertEquals(List.of("original", "striped"), values(plan, "edit"));
    }

    @Test
    void aFeatureIsCalledByItsIndexAndItsLabel() {
        ExperimentPlan plan = experiment("feature up.0.1#230 \"whiskers\"\n" + ICON,
                "prompt \"\" edit icon([up.0.1#4977, up.0.1#230, up.0.1#1])");

        assertEquals(List.of("icon(f: up.0.1#4977 tiger stripes)", "icon(f: up.0.1#230 whiskers)", "icon(f: up.0.1#1)"),
                values(plan, "edit"));
    }

    @Test
    void aPromptIsCalledByItsNameOrItsShortenedText() {
        String text = "A cinematic shot of a professor sloth wearing a tuxedo at a BBQ party";
        ExperimentPlan plan = experiment("prompt sloth = \"" + text + "\"", "prompt sloth, \"" + text + " at night\"");

        assertEquals(List.of("sloth", "A cinematic shot of a professor sloth…"), values(plan, "prompt"));
        assertEquals(text, plan.runs().getFirst().facts().prompt());
    }

    @Test
    void differentTextsThatAreShortenedAlikeAreNumbered() {
        String beginning = "A cinematic shot of a professor sloth wearing ";
        ExperimentPlan plan = experiment("prompt \"" + beginning + "a hat\", \"" + beginning + "a tie\"");

        assertEquals(List.of("A cinematic shot of a professor sloth…", "A cinematic shot of a professor sloth… (2)"),
                values(plan, "prompt"));
    }

    @Test
    void noNegativeIsNotTheEmptyOne() {
        String clauses = "prompt \"a\" guidance 5 steps 4 ";

        assertEquals(Optional.empty(), experiment(clauses).runs().getFirst().facts().negative());
        assertEquals(Optional.of(""), experiment(clauses + "negative \"\"").runs().getFirst().facts().negative());
    }

    @Test
    void cellsThatShareMostStandTogether() {
        ExperimentPlan plan = experiment(STRIPY, "edit none, stripy(1)  seed 1, 2  prompt \"a\", \"b\"");

        List<String> order = plan.runs().stream().map(Run::coordinates)
                .map(at -> at.get("prompt") + at.get("seed") + at.get("edit").charAt(0)).toList();
        assertEquals(List.of("a1n", "a1s", "a2n", "a2s", "b1n", "b1s", "b2n", "b2s"), order);
    }

    @Test
    void everyCellHasItsTwinAlsoWhereNoneIsNotListed() {
        ExperimentPlan plan = experiment(STRIPY, "prompt \"a\" seed 1, 2 edit stripy(1), stripy(2)");

        assertEquals(4, plan.pictures());
        assertEquals(6, plan.runs().size());
        for (Run run : plan.runs()) {
            assertEquals(run.facts().unedited(), plan.runs().get(run.twin()).facts());
        }
    }

    @Test
    void anUneditedPictureIsItsOwnTwin() {
        ExperimentPlan plan = experiment("prompt \"a\" seed 1, 2");

        assertTrue(IntStream.range(0, 2).allMatch(at -> plan.runs().get(at).twin() == at));
    }

    @Test
    void theAxesThatVaryAreListedTheEditLast() {
        ExperimentPlan plan = experiment(STRIPY, "edit stripy([1, 2])  prompt \"a\"  seed 3, 4");

        assertEquals(List.of("seed", "edit", "strength"), plan.axes().stream().map(ExperimentPlan.Axis::name).toList());
    }
}
