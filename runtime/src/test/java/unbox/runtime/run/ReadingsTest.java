package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.model.Expectation;
import unbox.language.model.Expectation.Comparison;
import unbox.language.model.Feature;
import unbox.language.model.Measure;
import unbox.language.model.Region;
import unbox.runtime.reading.Exploration;
import unbox.runtime.reading.ExplorationText;
import unbox.runtime.reading.Measured;

/** What is measured and read, on pictures and codes whose values can be worked out by hand (see {@link GradientPainter}). */
class ReadingsTest {
    private static final Region EVERYWHERE = new Region.Everywhere();
    private static final Region LOWER_HALF = new Region.Rectangle(0, 0.5, 1, 1);
    private static final Measure.Change CHANGE = new Measure.Change("change in all", EVERYWHERE);

    @TempDir
    private Path workspace;

    @Test
    void anEditThatAdds20ToEveryValueIsAChangeOf20In255() {
        assertEquals(20 / 255.0, measured(Plans.in(workspace).strengths(20).measure(CHANGE)).values()
                .get("change in all"), 1e-12);
    }

    @Test
    void theUneditedPictureHasNotChanged() {
        var row = run(Plans.in(workspace).twinListed().measure(CHANGE)).measured().getFirst();

        assertEquals(Map.of("change in all", 0.0), row.values());
    }

    @Test
    void anActivationIsTheMeanOverItsRegion() {
        // Feature 9 is on at position 9 of 16, with 9; the lower half is positions 8 to 15.
        var row = measured(Plans.in(workspace).measure(new Measure.Activation("fur", Plans.FUR, EVERYWHERE),
                new Measure.Activation("fur below", Plans.FUR, LOWER_HALF)));

        assertEquals(9 / 16.0, row.values().get("fur"), 1e-9);
        assertEquals(9 / 8.0, row.values().get("fur below"), 1e-9);
    }

    @Test
    void anActivationIsAveragedOverTheSteps() {
        var row = measured(Plans.in(workspace).steps(2).measure(new Measure.Activation("fur", Plans.FUR, EVERYWHERE)));

        assertEquals((9 + 18) / 2.0 / 16, row.values().get("fur"), 1e-9);
    }

    @Test
    void measuresBecomeOneRowAPicture() throws Exception {
        run(Plans.in(workspace).seeds(1).measure(new Measure.Change("change in a, \"b\"", EVERYWHERE)));

        assertEquals("""
                picture,seed,edit,"change in a, ""b""\"\r
                1-stripy10.png,0,stripy(10),0.03921569\r
                2-stripy20.png,0,stripy(20),0.07843137\r
                """, Files.readString(workspace.resolve("out/tiger/stripes/measures.csv")));
    }

    @Test
    void aClaimThatDoesNotHoldIsToldWithItsValue() {
        var claim = new Expectation("change in all < 0.05", CHANGE, Comparison.LESS, 0.05);

        var broken = run(Plans.in(workspace).seeds(1).measure(CHANGE).expect(claim)).broken();

        assertEquals(List.of("change in all < 0.05 does not hold for seed 0, edit stripy(20): it is 0.07843"),
                broken.stream().map(unbox.runtime.reading.Claim::message).toList());
    }

    @Test
    void aClaimIsAboutEditedPicturesOnly() {
        var claim = new Expectation("change in all > 0", CHANGE, Comparison.MORE, 0);

        assertEquals(List.of(), run(Plans.in(workspace).twinListed().measure(CHANGE).expect(claim)).broken());
    }

    @Test
    void aValueNextToItsBoundIsShownInFull() {
        var claim = new Expectation("change in all < 0.078431", CHANGE, Comparison.LESS, 0.078431);

        var message = run(Plans.in(workspace).seeds(1).strengths(20).measure(CHANGE).expect(claim)).broken().getFirst()
                .message();

        assertTrue(message.endsWith("it is " + 20 / 255.0), message);
    }

    @Test
    void theManifestKeepsWhatBecameOfEachClaim() throws Exception {
        var claim = new Expectation("change in all < 0.05", CHANGE, Comparison.LESS, 0.05);

        var manifest = unbox.runtime.manifest.Manifest
                .read(run(Plans.in(workspace).seeds(1).measure(CHANGE).expect(claim)).manifest());

        assertEquals(List.of(true, false), manifest.claims().stream().map(entry -> entry.holds()).toList());
    }

    @Test
    void anExplorationListsTheStrongestFeatures() {
        var exploration = run(Plans.in(workspace).explore(2)).explored().getFirst();

        var first = exploration.strongest().getFirst();
        assertEquals(List.of(new Feature("up.0.1", 15), new Feature("up.0.1", 14)),
                exploration.strongest().stream().map(Exploration.Row::feature).toList());
        assertEquals(15 / 16.0, first.mean(), 1e-9);
        assertEquals(15, first.maximum());
        assertEquals(1 / 16.0, first.share());
    }

    @Test
    void everyStepOfEveryPictureIsExplored() throws Exception {
        run(Plans.in(workspace).steps(3).explore(1));

        var json = JsonParser.parseString(Files.readString(workspace.resolve("out/tiger/stripes/explore.json")))
                .getAsJsonObject().getAsJsonArray("explorations");
        JsonObject last = json.get(11).getAsJsonObject();
        assertEquals(4 * 3, json.size());
        assertEquals("5-stripy20.png", last.get("picture").getAsString());
        assertEquals(2, last.get("step").getAsInt());
        assertEquals(45, last.getAsJsonArray("features").get(0).getAsJsonObject().get("maximum").getAsDouble());
    }

    @Test
    void anExplorationPrintsAsATable() {
        var exploration = run(Plans.in(workspace).explore(7)).explored().getFirst();

        assertEquals("""
                up.0.1 at step 0 of seed 0, edit stripy(10)
                  feature      mean  maximum   on  unit  label
                  up.0.1#15  0.9375       15  6 %
                  up.0.1#14   0.875       14  6 %
                  up.0.1#13  0.8125       13  6 %
                  up.0.1#12    0.75       12  6 %
                  up.0.1#11  0.6875       11  6 %
                  up.0.1#10   0.625       10  6 %
                  up.0.1#9   0.5625        9  6 %        fur
                """, ExplorationText.of(exploration));
    }

    private Measured measured(Plans plans) {
        return run(plans).measured().getFirst();
    }

    private ExperimentResult run(Plans plans) {
        return Runner.run(plans.plan(), new GradientPainter(), RunListener.SILENT, RunOptions.DEFAULT).experiments()
                .getFirst();
    }
}
