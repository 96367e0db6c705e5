package unbox.server.request;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import unbox.language.plan.Plan;
import unbox.language.plan.PlanJson;
import unbox.language.plan.PlanPrinter;
import unbox.language.problem.Problem;

/** {@code unbox/plan}: what a script makes. */
final class PlanRequest {
    private static final int LISTED = 20;

    private PlanRequest() {}

    /** {@code {plan, text, errors}}: plan and text, the same for people, are null where the script has errors. */
    static JsonElement answer(Scene scene, Optional<String> experiment) {
        var answer = new JsonObject();
        Optional<Plan> plan = scene.snapshot().plan()
                .map(whole -> experiment.map(name -> only(whole, name)).orElse(whole));
        var printer = new PlanPrinter(scene.world().workspace(scene.document().path()), LISTED);
        answer.add("plan", plan.map(PlanJson::toTree).orElse(null));
        answer.addProperty("text", plan.map(printer::print).orElse(null));
        answer.addProperty("errors", scene.snapshot().problems().stream().filter(Problem::isError).count());
        return answer;
    }

    private static Plan only(Plan plan, String experiment) {
        return new Plan(plan.script(), plan.sources(), plan.model(), plan.autoencoders(), plan.dtype(), plan.labels(),
                plan.defaults(),
                plan.experiments().stream().filter(each -> each.name().equals(experiment)).toList());
    }
}
