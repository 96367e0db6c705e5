package unbox.runtime.run;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import unbox.language.plan.Run;
import unbox.runtime.output.Numbers;
import unbox.runtime.share.Passes;

/** Events for other programs: one object each, whose {@code event} says which it is. docs/serve.md lists them. */
public final class EventJson {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private EventJson() {}

    public static JsonObject of(RunListener.Event event) {
        return switch (event) {
            case RunListener.Started started -> object("started", "pictures", started.pictures(), "twins",
                    started.twins(), "taken", started.taken(), "passes", passes(started.passes()), "alone",
                    passes(started.alone()));
            case RunListener.Advanced advanced -> object("advanced", "done", Numbers.json(advanced.done()),
                    "secondsLeft", Numbers.json(advanced.left().toMillis() / 1000.0));
            case RunListener.PictureDone done -> run("picture", done.experiment(), done.run(), "file",
                    done.file().toString(), "origin", origin(done.origin()));
            case RunListener.TwinDone done ->
                run("twin", done.experiment(), done.run(), "origin", origin(done.origin()));
            case RunListener.PictureLost lost ->
                run("lost", lost.experiment(), lost.run(), "reason", lost.reason());
            case RunListener.ExperimentDone done -> result(done.result());
            case RunListener.LeftOver left -> object("leftOver", "experiment", left.experiment(), "files",
                    paths(left.files()), "removed", left.removed());
            case RunListener.Note note -> object("note", "text", note.text());
            case RunListener.Warning warning -> object("warning", "text", warning.text());
        };
    }

    /** What an experiment came to. */
    public static JsonObject result(ExperimentResult result) {
        return object("experiment", "experiment", result.name(), "folder", result.folder().toString(), "manifest",
                result.manifest().toString(), "pictures", paths(result.pictures()), "grids", paths(result.grids()),
                "tables", paths(result.tables()), "heatmaps", paths(result.heatmaps()), "broken",
                result.broken().stream().map(claim -> claim.message()).toList(), "lost", result.lost());
    }

    private static JsonObject run(String event, String experiment, Run run, Object... members) {
        JsonObject json = object(event, "experiment", experiment, "run", run.index(), "coordinates", run.coordinates());
        object(event, members).entrySet().forEach(member -> json.add(member.getKey(), member.getValue()));
        return json;
    }

    private static JsonObject passes(Passes passes) {
        var json = new JsonObject();
        json.addProperty("texts", passes.texts());
        json.add("blocks", GSON.toJsonTree(passes.blocks()));
        json.addProperty("decoded", passes.decoded());
        return json;
    }

    private static String origin(RunListener.Origin origin) {
        return switch (origin) {
            case PAINTED -> "painted";
            case TAKEN -> "taken";
        };
    }

    private static List<String> paths(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }

    private static JsonObject object(String event, Object... members) {
        var json = new JsonObject();
        json.addProperty("event", event);
        for (int i = 0; i < members.length; i += 2) {
            json.add((String) members[i],
                    members[i + 1] instanceof JsonElement element ? element : GSON.toJsonTree(members[i + 1]));
        }
        return json;
    }
}
