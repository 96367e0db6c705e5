package unbox.server.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Plan;
import unbox.language.plan.PlanJson;
import unbox.language.plan.PlanPrinter;
import unbox.language.problem.Problem;

/** {@code unbox/plan}: what a script makes, as data, in words, and where it lies. */
final class PlanRequest {
    private static final int LISTED = 20;

    private PlanRequest() {}

    /**
     * {@code {plan, text, results, errors}}: plan and text, the same for people, are null where the script has errors.
     *
     * @param brief leaves the plan out, which is long where there are many pictures
     */
    static JsonElement answer(Scene scene, Optional<String> experiment, boolean brief) {
        var answer = new JsonObject();
        Optional<Plan> plan = scene.snapshot().wholePlan()
                .map(whole -> experiment.map(name -> only(whole, name)).orElse(whole));
        var printer = new PlanPrinter(scene.world().workspace(scene.document().path()), LISTED);
        var results = new JsonArray();
        plan.ifPresent(found -> found.experiments().forEach(each -> results.add(result(each))));
        answer.add("plan", plan.filter(found -> !brief).map(found -> PlanJson.toTree(whileWanted(scene, found)))
                .orElse(JsonNull.INSTANCE));
        answer.addProperty("text", plan.map(printer::print).orElse(null));
        answer.add("results", results);
        answer.addProperty("errors", scene.snapshot().problems().stream().filter(Problem::isError).count());
        return answer;
    }

    /** Where the files of an experiment lie once it has been run. */
    private static JsonObject result(ExperimentPlan experiment) {
        var grids = new JsonArray();
        experiment.grids().forEach(grid -> grids.add(grid.file().toString()));
        var result = new JsonObject();
        result.addProperty("experiment", experiment.name());
        result.addProperty("pictures", experiment.pictures());
        result.addProperty("folder", experiment.folder().toString());
        result.add("grids", grids);
        return result;
    }

    /** Many pictures take long to be written down. */
    private static Plan whileWanted(Scene scene, Plan plan) {
        return with(plan, plan.experiments().stream().map(each -> new ExperimentPlan(each.name(), each.doc(),
                each.folder(), each.axes(), scene.snapshot().over(each.runs()), each.grids(), each.explorations(),
                each.heatmaps(), each.measures(), each.expectations())).toList());
    }

    private static Plan only(Plan plan, String experiment) {
        return with(plan, plan.experiments().stream().filter(each -> each.name().equals(experiment)).toList());
    }

    private static Plan with(Plan plan, List<ExperimentPlan> experiments) {
        return new Plan(plan.script(), plan.sources(), plan.model(), plan.autoencoders(), plan.dtype(), plan.labels(),
                plan.defaults(), experiments);
    }
}
