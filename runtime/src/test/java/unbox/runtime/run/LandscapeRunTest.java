package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.FileCatalogSource;
import unbox.language.check.Checker;
import unbox.language.plan.Overrides;
import unbox.language.plan.Plan;
import unbox.language.plan.Planner;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.output.PictureFiles;
import unbox.runtime.reading.Claim;
import unbox.runtime.reading.Exploration;

/** The whole way with the built-in model: from a script to the files that it describes. */
class LandscapeRunTest {
    private static final String SCRIPT = """
            /// Clouds painted into a clear sky at growing strength; the ground stays as it is.
            model "landscape"

            prompt plain = "a meadow"

            region sky = rect(0, 0, 1, 0.55)

            edit cloudy(strength) { add up.0.0#495 by strength in sky }

            experiment clouds {
              prompt  plain, "a meadow with a moon on the right"
              seed    11, 12
              edit    cloudy(strength: [2, 4]), none "original"
              explore up.0.0 top 3
              heatmap up.0.0#495
              expect  change in sky > 0.01
              expect  change outside sky < 0.000001
            }
            """;
    private static final CatalogSource SOURCE = new FileCatalogSource(Path.of("../models"), Map.of());

    @TempDir
    private static Path workspace;

    private static Painters painters;
    private static Plan plan;
    private static RunOptions options;
    private static ExperimentResult result;

    @BeforeAll
    static void run() {
        painters = new Painters(true);
        var checked = Checker.check(workspace.resolve("sky.unbox"), Parser.parse(SCRIPT), SOURCE);
        assertEquals(List.of(), checked.problems().stream().filter(Problem::isError).toList());
        plan = Planner.plan(checked.script(), Overrides.NONE, SOURCE).plan().orElseThrow();
        options = RunOptions.of(plan, SOURCE);
        result = Runner.run(plan, painters.get("landscape"), RunListener.SILENT, options).experiments().getFirst();
    }

    @AfterAll
    static void close() {
        painters.close();
    }

    @Test
    void everyFileLiesInTheExperimentsFolder() throws Exception {
        Path folder = workspace.resolve("out/sky/clouds");

        assertEquals(List.of("explore.json", "grid.png", "manifest.json", "measures.csv"),
                Snapshot.of(folder).keySet().stream()
                        .filter(file -> !file.startsWith("heatmaps") && !file.matches(".*-1[12]-.*png")).toList());
        assertEquals(12, result.pictures().size());
        assertEquals(12 + 1, result.heatmaps().size());
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
    void theManifestHoldsThePlanWhole() {
        assertEquals(plan, Manifest.read(result.manifest()).plan());
    }

    @Test
    void cloudsAreSeenInTheSky() {
        assertFalse(result.broken().stream().anyMatch(claim -> claim.message().contains("in sky")),
                result.broken().toString());
    }

    @Test
    void aClaimThatAsksTooMuchIsToldForEveryEditedPicture() {
        var values = result.broken().stream().mapToDouble(Claim::value).toArray();

        assertEquals(8, values.length);
        for (double value : values) {
            assertTrue(0.000001 <= value && value < 0.1, result.broken().toString());
        }
    }

    @Test
    void featuresAreExploredByTheirLabels() throws Exception {
        JsonObject labels = JsonParser.parseString(Files.readString(Painters.LANDSCAPE.resolve("labels.json")))
                .getAsJsonObject().getAsJsonObject("up.0.0");

        for (Exploration exploration : result.explored()) {
            assertEquals(3, exploration.strongest().size());
            for (Exploration.Row row : exploration.strongest()) {
                String label = labels.getAsJsonObject(String.valueOf(row.feature().index())).get("label").getAsString();
                assertEquals(label, row.label().orElse(""));
            }
        }
    }

    @Test
    void theGridShowsEveryPicture() throws Exception {
        var grid = PictureFiles.read(result.grids().getFirst());

        assertTrue(grid.getWidth() > 3 * 256 && grid.getHeight() > 4 * 256, grid.toString());
    }
}
