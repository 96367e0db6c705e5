package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.catalog.FileCatalogSource;
import unbox.language.model.Feature;
import unbox.language.model.Measure;
import unbox.language.model.ModelReference;
import unbox.language.model.Region;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.GridPlan;
import unbox.language.plan.Plan;
import unbox.language.plan.Run;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.output.PictureFiles;
import unbox.runtime.reading.Exploration;

/** The whole way with the built-in model: the reference's cases as one experiment. */
class LandscapeRunTest {
    private static final Feature CLOUDS = new Feature("up.0.0", 230);

    @TempDir
    private static Path workspace;

    private static Painters painters;
    private static RunOptions options;
    private static List<GoldenCase> cases;
    private static ExperimentResult result;

    @BeforeAll
    static void run() {
        painters = new Painters(true);
        cases = GoldenCase.in("landscape").stream().filter(one -> one.facts().steps() == 1)
                .filter(one -> one.facts().width() == 128).toList();
        options = RunOptions.of(plan(), new FileCatalogSource(Path.of("../models"), Map.of()));
        result = Runner.run(plan(), painters.get("landscape"), RunListener.SILENT, options).experiments().getFirst();
    }

    @AfterAll
    static void close() {
        painters.close();
    }

    @Test
    void everyFileHoldsTheReferencesPicture() throws Exception {
        for (int i = 0; i < cases.size(); i++) {
            byte[] expected = pixels(cases.get(i).folder().resolve("expected.png"));
            byte[] painted = pixels(result.pictures().get(i));
            assertEquals(0,
                    IntStream.range(0, expected.length)
                            .map(at -> Math.abs((expected[at] & 0xff) - (painted[at] & 0xff)))
                            .filter(difference -> difference > 1).count(),
                    cases.get(i).name());
        }
    }

    @Test
    void theManifestMakesTheSameFilesAgain() throws Exception {
        var first = Snapshot.of(workspace);
        Manifest manifest = Manifest.read(result.manifest());

        var again = Runner.run(manifest.plan(), painters.get("landscape"), RunListener.SILENT,
                options.repeating(manifest));

        assertEquals(List.of(), again.unlike());
        assertEquals(first, Snapshot.of(workspace));
    }

    @Test
    void featuresAreExploredByTheirLabels() throws Exception {
        JsonObject labels = JsonParser.parseString(Files.readString(Painters.LANDSCAPE.resolve("labels.json")))
                .getAsJsonObject().getAsJsonObject("up.0.0");

        var rows = result.explored().getFirst().strongest();

        assertFalse(rows.isEmpty());
        for (Exploration.Row row : rows) {
            String label = labels.getAsJsonObject(String.valueOf(row.feature().index())).get("label").getAsString();
            assertEquals(label, row.label().orElse(""));
        }
    }

    @Test
    void anEditChangesThePicture() {
        assertTrue(result.measured().stream().filter(row -> row.run().isEdited())
                .allMatch(row -> row.values().get("change") > 0.005), result.measured().toString());
    }

    private static byte[] pixels(Path file) throws Exception {
        return PictureFiles.rgb(PictureFiles.read(file));
    }

    private static Plan plan() {
        Path folder = workspace.resolve("out/golden/cases");
        List<Run> runs = new ArrayList<>();
        for (GoldenCase one : cases) {
            runs.add(new Run(runs.size(), one.facts(), Map.of("edit", one.name()),
                    Optional.of(folder.resolve(one.name() + ".png")), runs.size()));
        }
        List<Run> withTwins = new ArrayList<>();
        for (Run run : runs) {
            boolean edited = !run.facts().edit().isEmpty();
            withTwins.add(edited ? new Run(run.index(), run.facts(), run.coordinates(), run.output(),
                    runs.size() + run.index()) : run);
        }
        for (Run run : runs) {
            withTwins.add(new Run(withTwins.size(), run.facts().unedited(), Map.of("edit", "none"), Optional.empty(),
                    withTwins.size()));
        }
        List<List<OptionalInt>> cells = List.of(
                IntStream.range(0, runs.size()).mapToObj(i -> OptionalInt.of(runs.size() + i)).toList(),
                IntStream.range(0, runs.size()).mapToObj(OptionalInt::of).toList());
        var grid = new GridPlan("", List.of("edit"), List.of("case"), List.of(List.of("none"), List.of("edited")),
                runs.stream().map(run -> List.of(run.coordinates().get("edit"))).toList(), cells,
                folder.resolve("grid.png"));
        var experiment = new ExperimentPlan("cases", Optional.of("The reference's cases, unedited above."), folder,
                List.of(), withTwins, List.of(grid), List.of(new ExperimentPlan.Exploration("up.0.0", 10)),
                List.of(CLOUDS), List.of(new Measure.Change("change", new Region.Everywhere())), List.of());
        Path script = workspace.resolve("golden.unbox");
        return new Plan(script, List.of(new Plan.SourceText(script, "experiment cases {}")),
                new ModelReference.BuiltIn("landscape"), List.of(), "float32", Map.of(), List.of(),
                List.of(experiment));
    }
}
