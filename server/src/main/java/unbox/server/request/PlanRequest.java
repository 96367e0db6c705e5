package unbox.server.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import unbox.language.plan.PlanJson;
import unbox.language.problem.Problem;

/** {@code unbox/plan}: what a script makes. */
final class PlanRequest {

    private PlanRequest() {}

    /** {@code {plan, errors}}: the plan is null where the script has errors. */
    static JsonElement answer(Scene scene, Optional<String> experiment) {
        var answer = new JsonObject();
        JsonElement plan = scene.snapshot().plan().map(PlanJson::toTree).orElse(null);
        if (plan != null && experiment.isPresent()) {
            var kept = new JsonArray();
            plan.getAsJsonObject().getAsJsonArray("experiments").forEach(each -> {
                if (each.getAsJsonObject().get("name").getAsString().equals(experiment.get())) {
                    kept.add(each);
                }
            });
            plan.getAsJsonObject().add("experiments", kept);
        }
        answer.add("plan", plan);
        answer.addProperty("errors", scene.snapshot().problems().stream().filter(Problem::isError).count());
        return answer;
    }
}
