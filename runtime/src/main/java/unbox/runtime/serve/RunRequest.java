package unbox.runtime.serve;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import unbox.language.Analysis;
import unbox.language.catalog.CatalogSource;
import unbox.language.plan.Overrides;
import unbox.language.plan.Plan;
import unbox.language.plan.PlanJson;
import unbox.language.problem.Problem;
import unbox.runtime.output.Json;
import unbox.runtime.output.Reasons;
import unbox.runtime.run.RunOptions;

/** What {@code run} asks for: a plan, and what becomes of what is there. */
record RunRequest(Plan plan, RunOptions.Earlier earlier, boolean resume, boolean waits) {

    /** @throws RequestException where a parameter is wrong, or the script has errors */
    static RunRequest read(Parameters parameters, CatalogSource source) {
        var earlier = new RunOptions.Earlier(parameters.flag("fresh"), parameters.flag("overwrite"),
                parameters.flag("prune"));
        Plan plan = parameters.element("plan").map(json -> plan(json, parameters))
                .orElseGet(() -> script(parameters, source));
        return new RunRequest(plan, earlier, parameters.flag("resume"), parameters.flag("wait"));
    }

    private static Plan plan(JsonElement json, Parameters parameters) {
        try {
            return PlanJson.fromTree(json);
        } catch (JsonParseException e) {
            throw parameters.wrong("plan", "is no plan: " + e.getMessage());
        }
    }

    private static Plan script(Parameters parameters, CatalogSource source) {
        Path path = parameters.path("path")
                .orElseThrow(() -> parameters.wrong("path", "is needed: where the script lies"));
        String text = parameters.text("text").orElseGet(() -> read(path));
        return plan(path, text, overrides(parameters), source);
    }

    /** @throws RequestException that lists the problems of a text with errors */
    static Plan plan(Path path, String text, Overrides overrides, CatalogSource source) {
        Analysis analysis = Analysis.of(path, text, source, overrides);
        Optional<Plan> plan = analysis.plan().filter(found -> !found.experiments().isEmpty());
        return plan.orElseThrow(() -> {
            var problems = new JsonArray();
            analysis.problems().forEach(problem -> problems.add(json(problem)));
            return new RequestException(RequestException.WRONG_SCRIPT, analysis.hasErrors()
                    ? "The script has errors; nothing was made."
                    : "The script has no experiment, so there is nothing to make.", problems);
        });
    }

    private static JsonObject json(Problem problem) {
        return Json.object("code", problem.code().slug(), "severity",
                problem.severity().name().toLowerCase(Locale.ROOT), "message", problem.message(), "start",
                problem.range().start(), "end", problem.range().end());
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new RequestException(RequestException.WRONG_PARAMETERS,
                    "The script " + path + " cannot be read: " + Reasons.of(e) + ".");
        }
    }

    private static Overrides overrides(Parameters parameters) {
        var size = parameters.text("size").map(text -> size(text, parameters));
        return new Overrides(parameters.text("only"),
                parameters.number("seed").map(seed -> OptionalLong.of(seed.longValue())).orElse(OptionalLong.empty()),
                parameters.number("steps").map(steps -> OptionalInt.of(steps.intValue())).orElse(OptionalInt.empty()),
                parameters.number("guidance").map(OptionalDouble::of).orElse(OptionalDouble.empty()), size,
                parameters.text("dtype"), parameters.path("out"));
    }

    private static Overrides.Size size(String text, Parameters parameters) {
        String[] sides = text.split(" *x *");
        try {
            return new Overrides.Size(Integer.parseInt(sides[0].strip()), Integer.parseInt(sides[1].strip()));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
            throw parameters.wrong("size", "is not a size such as 192x128");
        }
    }
}
