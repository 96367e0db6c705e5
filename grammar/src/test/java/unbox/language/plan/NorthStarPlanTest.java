package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unbox.language.Analysis;
import unbox.language.catalog.CatalogSource.MaskCard;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.model.Branch;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Selection;
import unbox.language.model.Window;

/** The plans of the three scripts that the language was made for, counted by hand. */
class NorthStarPlanTest {
    private static final MemoryCatalogSource SOURCE = SdxlTurboCatalog.SOURCE
            .withAutoencoders("stabilityai/sdxl-turbo", SdxlTurboCatalog.AUTOENCODERS)
            .withAutoencoders("stabilityai/stable-diffusion-xl-base-1.0", SdxlTurboCatalog.AUTOENCODERS)
            .withFile("features.unbox", "feature fur = up.0.1#90 \"fur\"\n")
            .withMask("hand.png", new MaskCard(64, 64, false, false));
    private static final Region SUBJECT = new Region.Ellipse(0.5, 0.5, 0.3, 0.4);

    private static ExperimentPlan experiment(String script) {
        try (var in = NorthStarPlanTest.class.getResourceAsStream("/scripts/" + script + ".unbox")) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            Analysis analysis = Analysis.of(Path.of("/study/" + script + ".unbox"), text, SOURCE, Overrides.NONE);
            return PlanFixture.plan(analysis).experiments().getFirst();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void stripesMakesFourSeedsTimesSixEdits() {
        ExperimentPlan stripes = experiment("stripes");

        assertEquals(24, stripes.pictures());
        assertEquals(24, stripes.runs().size(), "none is listed, so every twin is a picture");
    }

    @Test
    void stripesPlacesSeedsInRowsAndEditsInColumns() {
        GridPlan grid = experiment("stripes").grids().getFirst();

        assertEquals(List.of(List.of("0"), List.of("1"), List.of("2"), List.of("3")), grid.rows());
        assertEquals(List.of("none", "stripy(strength: 0)", "stripy(strength: 2)", "stripy(strength: 4)",
                "stripy(strength: 6)", "stripy(strength: 8)"), grid.columns().stream().map(List::getFirst).toList());
    }

    @Test
    void stripesEditsWithItsStrengthInItsRegions() {
        Run last = experiment("stripes").runs().getLast();
        Region face = new Region.Ellipse(0.50, 0.35, 0.20, 0.25);
        Region sky = new Region.Rectangle(0, 0, 1, 0.4);
        Region rest = new Region.And(new Region.Not(face), new Region.Not(sky));

        assertEquals(List.of(
                new Operation.Add("up.0.1", listed("up.0.1", 4977), 8, false, face, Window.ALWAYS, Branch.COND),
                new Operation.Scale("down.2.1", listed("down.2.1", 2301), 0.5, new Region.Everywhere(), Window.ALWAYS,
                        Branch.COND),
                new Operation.Scale("up.0.1", listed("up.0.1", 90), 0, rest, Window.ALWAYS, Branch.COND)),
                last.facts().edit());
    }

    @Test
    void rolesMakesTwoPromptsTimesFourEdits() {
        ExperimentPlan roles = experiment("roles");

        assertEquals(8, roles.pictures());
        assertEquals(8, roles.runs().size());
        assertEquals(List.of(new ExperimentPlan.Exploration("up.0.1", 10)), roles.explorations());
        assertEquals(List.of(new Feature("down.2.1", 4998)), roles.heatmaps());
    }

    @Test
    void swapMakesThreeSeedsTimesTwoEdits() {
        ExperimentPlan swap = experiment("swap");

        assertEquals(6, swap.pictures());
        assertEquals(6, swap.runs().size());
        assertEquals(List.of("/study/out/swap/none-1.png", "/study/out/swap/to_cat-1.png", "/study/out/swap/none-2.png",
                "/study/out/swap/to_cat-2.png", "/study/out/swap/none-3.png", "/study/out/swap/to_cat-3.png"),
                swap.runs().stream().map(run -> run.output().orElseThrow().toString()).toList());
    }

    @Test
    void swapCopiesInItsWindowAndAddsOnBothBranches() {
        Run edited = experiment("swap").runs().get(1);

        assertEquals(List.of(
                new Operation.Copy("down.2.1", new Selection.Strongest(80), "a photo of a cat", 1, SUBJECT,
                        new Window(0, 12), Branch.COND),
                new Operation.Add("up.0.1", listed("up.0.1", 90), 3, false, new Region.Everywhere(), Window.ALWAYS,
                        Branch.BOTH)),
                edited.facts().edit());
    }

    @Test
    void swapMeasuresInsideAndOutsideAndClaimsOnce() {
        ExperimentPlan swap = experiment("swap");

        assertEquals(List.of("change in subject", "change outside subject"),
                swap.measures().stream().map(measure -> measure.name()).toList());
        assertEquals(new Region.Not(SUBJECT), swap.measures().get(1).region());
        assertEquals("change outside subject < 0.1", swap.expectations().getFirst().written());
    }

    @Test
    void rolesComparesEveryEditWithTheFirstColumn() {
        ExperimentPlan roles = experiment("roles");

        assertEquals(List.of(0, 0, 0, 0, 4, 4, 4, 4), roles.runs().stream().map(Run::twin).toList());
        assertEquals(IntStream.range(0, 4).mapToObj(OptionalInt::of).toList(),
                roles.grids().getFirst().cells().getFirst());
    }

    private static Selection listed(String block, int index) {
        return new Selection.Listed(List.of(new Feature(block, index)));
    }
}
