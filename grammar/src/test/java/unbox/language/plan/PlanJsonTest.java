package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.model.ModelReference;

/** A plan that is written and read back is the same plan. */
class PlanJsonTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyPlanSurvives(long seed) {
        Plan plan = new RandomRecords(seed).make(Plan.class);

        assertEquals(plan, PlanJson.fromJson(PlanJson.toJson(plan)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyPlanSurvivesSeenFromAFolder(long seed) {
        Plan plan = new RandomRecords(seed).make(Plan.class);
        Path folder = plan.script().getParent();

        assertEquals(plan, PlanJson.fromTree(PlanJson.toTree(plan, folder), folder));
    }

    @ParameterizedTest
    @CsvSource({"/home/a/out/sky, ../../sky.unbox", "/home/a, sky.unbox", "/home/b/c, ../../a/sky.unbox",
            "/data, /home/a/sky.unbox"})
    void pathsAreWrittenAsSeenFromTheFolder(String folder, String written) {
        Path script = Path.of("/home/a/sky.unbox");
        Plan plan = new Plan(script, List.of(), new ModelReference.BuiltIn("landscape"), List.of(), "float32", Map.of(),
                List.of(), List.of());

        assertEquals(written, PlanJson.toTree(plan, Path.of(folder)).getAsJsonObject().get("script").getAsString());
    }

    @Test
    void aProjectThatMovedFindsItsFilesAgain() {
        Plan plan = new Plan(Path.of("/home/a/sky.unbox"), List.of(), new ModelReference.BuiltIn("landscape"),
                List.of(),
                "float32", Map.of(), List.of(), List.of());

        Plan read = PlanJson.fromTree(PlanJson.toTree(plan, Path.of("/home/a/out/sky")), Path.of("/data/b/out/sky"));

        assertEquals(Path.of("/data/b/sky.unbox"), read.script());
    }

    @Test
    void aPartThatIsMissingIsNamed() {
        JsonObject tree = PlanJson.toTree(new RandomRecords(1).make(Plan.class)).getAsJsonObject();
        tree.remove("dtype");

        var problem = assertThrows(JsonParseException.class, () -> PlanJson.fromTree(tree));

        assertEquals("Plan lacks \"dtype\".", problem.getMessage());
    }

    @Test
    void anUnknownKindIsToldTheKnownOnes() {
        JsonObject tree = PlanJson.toTree(new RandomRecords(1).make(Plan.class)).getAsJsonObject();
        tree.getAsJsonObject("model").addProperty("kind", "cloud");

        var problem = assertThrows(JsonParseException.class, () -> PlanJson.fromTree(tree));

        assertTrue(problem.getMessage().contains("[builtIn, folder, hub]"), problem.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "7", "{\"script\": {}}", "{\"script\": null}"})
    void whatIsNoPlanIsRefused(String text) {
        assertThrows(JsonParseException.class, () -> PlanJson.fromJson(text));
    }
}
