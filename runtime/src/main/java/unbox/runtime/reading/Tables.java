package unbox.runtime.reading;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Run;
import unbox.runtime.output.Numbers;
import unbox.runtime.output.RelativePaths;

/** What an experiment read and measured, as files: explore.json and measures.csv. */
public final class Tables {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls()
            .create();

    private Tables() {}

    /** explore.json: an object a block, step and picture. */
    public static String explore(ExperimentPlan experiment, List<Exploration> explorations) {
        var all = new JsonArray();
        for (Exploration exploration : explorations) {
            var one = new JsonObject();
            one.addProperty("picture", relative(experiment, exploration.run()));
            one.add("coordinates", GSON.toJsonTree(exploration.run().coordinates()));
            one.addProperty("block", exploration.block());
            one.addProperty("step", exploration.step());
            var rows = new JsonArray();
            exploration.strongest().forEach(row -> rows.add(feature(row)));
            one.add("features", rows);
            all.add(one);
        }
        var root = new JsonObject();
        root.addProperty("experiment", experiment.name());
        root.add("explorations", all);
        return GSON.toJson(root) + "\n";
    }

    private static JsonObject feature(Exploration.Row row) {
        var json = new JsonObject();
        json.addProperty("feature", row.feature().toString());
        json.addProperty("label", row.label().orElse(null));
        json.addProperty("mean", Numbers.json(row.mean()));
        json.addProperty("maximum", Numbers.json(row.maximum()));
        json.addProperty("share", Numbers.json(row.share()));
        json.addProperty("unit", row.unit().map(Numbers::json).orElse(null));
        return json;
    }

    /** measures.csv (RFC 4180): the picture, its place on each axis, then its measures. */
    public static String measures(ExperimentPlan experiment, List<Measured> measured) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("picture"));
        measured.stream().limit(1).forEach(row -> {
            header.addAll(row.run().coordinates().keySet());
            header.addAll(row.values().keySet());
        });
        rows.add(header);
        for (Measured row : measured) {
            List<String> line = new ArrayList<>(List.of(relative(experiment, row.run())));
            line.addAll(row.run().coordinates().values());
            row.values().values().forEach(value -> line.add(String.valueOf(Numbers.rounded(value))));
            rows.add(line);
        }
        return rows.stream().map(row -> row.stream().map(Tables::quoted).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String relative(ExperimentPlan experiment, Run run) {
        return run.output().map(file -> RelativePaths.of(experiment.folder(), file)).orElse("");
    }
}
