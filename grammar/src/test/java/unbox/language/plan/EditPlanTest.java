package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static unbox.language.plan.PlanFixture.experiment;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unbox.language.catalog.CatalogSource.MaskCard;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.model.Branch;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Window;

/** What stands in an edit, with every value known. */
class EditPlanTest {

    private static Operation operation(String body) {
        return experiment("edit change { " + body + " }", "prompt \"a\" steps 4 guidance 2 edit change").runs()
                .getLast()
                .facts().edit().getFirst();
    }

    @Test
    void nestedWindowsIntersect() {
        assertEquals(new Window(1, 2),
                operation("during steps 0..2 { during steps 1.. { add up.0.1#90 by 1 } }").window());
    }

    @Test
    void anOpenWindowReachesTheLastStep() {
        assertEquals(new Window(2, Integer.MAX_VALUE), operation("during steps 2.. { skip mid.0 }").window());
    }

    @Test
    void aSingleStepIsAWindow() {
        assertEquals(new Window(3, 3), operation("during steps 3 { skip mid.0 }").window());
    }

    @Test
    void withoutAWindowAnEditHoldsAtEveryStep() {
        assertEquals(Window.ALWAYS, operation("skip mid.0").window());
    }

    @ParameterizedTest
    @CsvSource({"cond, COND", "uncond, UNCOND", "both, BOTH", "opposed, OPPOSED"})
    void anOperationIsOnItsBranch(String word, Branch branch) {
        assertEquals(branch, operation("on " + word + " { add up.0.1#90 by 1 }").branch());
    }

    @Test
    void theCondBranchIsTheDefault() {
        assertEquals(Branch.COND, operation("skip mid.0").branch());
    }

    @Test
    void windowAndBranchNestEitherWay() {
        assertEquals(operation("on both { during steps 1 { skip mid.0 } }"),
                operation("during steps 1 { on both { skip mid.0 } }"));
    }

    @Test
    void removingIsScalingByNothing() {
        assertEquals(operation("scale up.0.1#90 by 0"), operation("remove up.0.1#90"));
    }

    @Test
    void copyingMovesTheWholeDifferenceUnlessItSaysOtherwise() {
        assertEquals(1, ((Operation.Copy) operation("copy up.0.1#90 from \"a cat\"")).by());
        assertEquals(0.5, ((Operation.Copy) operation("copy up.0.1#90 from \"a cat\" by 0.5")).by());
    }

    @Test
    void aTextInAnEditIsFilledWithItsParameters() {
        ExperimentPlan plan = experiment("edit turn(animal) { copy up.0.1 top 5 from \"a photo of a {animal}\" }",
                "prompt \"a\" edit turn(\"cat\")");

        assertEquals("a photo of a cat", ((Operation.Copy) plan.runs().getLast().facts().edit().getFirst()).from());
    }

    @Test
    void notBindsFirstAndOrLast() {
        Region left = new Region.Rectangle(0, 0, 0.5, 1);
        Region top = new Region.Rectangle(0, 0, 1, 0.5);
        Region spot = new Region.Ellipse(0.5, 0.5, 0.1, 0.2);
        String words = "not rect(0, 0, 0.5, 1) and rect(0, 0, 1, 0.5) or ellipse(0.5, 0.5, 0.1, 0.2)";

        assertEquals(new Region.Or(new Region.And(new Region.Not(left), top), spot),
                ((Operation.Add) operation("add up.0.1#90 by 1 in " + words)).region());
    }

    @Test
    void aRegionMayBeMadeOfNumbersOfTheEdit() {
        ExperimentPlan plan = experiment("edit spot(x) { add up.0.1#90 by 1 in ellipse(x, 0.5, 0.1, 0.1) }",
                "prompt \"a\" edit spot([0.25, 0.75])");

        assertEquals(new Region.Ellipse(0.75, 0.5, 0.1, 0.1),
                ((Operation.Add) plan.runs().getLast().facts().edit().getFirst()).region());
    }

    @Test
    void aMaskOfAnImportedFileStartsFromThatFile() {
        var source = SdxlTurboCatalog.SOURCE.withMask("regions/hand.png", new MaskCard(64, 64, false, false)).withFile(
                "regions/shapes.unbox", "region hand = mask(\"hand.png\")\n");
        String text = PlanFixture.MODEL + """
                import "regions/shapes.unbox"
                edit tint { add up.0.1#90 by 1 in hand }
                experiment test { prompt "a" edit tint }
                """;

        Plan plan = PlanFixture.plan(PlanFixture.analyze(text, Overrides.NONE, source));

        assertEquals(new Region.Mask(Path.of("/study/regions/hand.png")),
                ((Operation.Add) plan.experiments().getFirst().runs().getLast().facts().edit().getFirst()).region());
        assertEquals(List.of("test.unbox", "shapes.unbox"),
                plan.sources().stream().map(each -> each.path().getFileName().toString()).toList());
    }

    @Test
    void aParameterMayBeABlockAFeatureARegionOrAPrompt() {
        ExperimentPlan plan = experiment("""
                region sky = rect(0, 0, 1, 0.4)
                prompt cat = "a cat"
                edit all_kinds(b, f, r, p, n) {
                  reconstruct b
                  set f to n in r
                  copy mid.0 top 3 from p
                }
                """, "prompt \"a\" edit all_kinds(up.0.0, up.0.1#90, sky, cat, -3)");

        assertEquals(List.of("up.0.0", "up.0.1", "mid.0"),
                plan.runs().getLast().facts().edit().stream().map(Operation::block).toList());
    }
}
