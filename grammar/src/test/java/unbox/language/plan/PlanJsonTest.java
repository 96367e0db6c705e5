package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan that is written and read back is the same plan. */
class PlanJsonTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void anyPlanSurvives(long seed) {
        Plan plan = new RandomRecords(seed).make(Plan.class);

        assertEquals(plan, PlanJson.fromJson(PlanJson.toJson(plan)));
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
