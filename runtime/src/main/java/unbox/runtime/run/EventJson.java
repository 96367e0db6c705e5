package unbox.runtime.run;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import unbox.language.plan.Run;
import unbox.runtime.output.Json;
import unbox.runtime.output.Numbers;
import unbox.runtime.share.Passes;

/** Events for other programs: one object each, whose {@code event} says which it is. docs/serve.md lists them. */
public final class EventJson {
    private EventJson() {}

    public static JsonObject of(RunListener.Event event) {
        return switch (event) {
            case RunListener.Started started -> Json.object("event", "started", "pictures", started.pictures(), "twins",
                    started.twins(), "taken", started.taken(), "passes", passes(started.passes()), "alone",
                    passes(started.alone()));
            case RunListener.Advanced advanced ->
                Json.object("event", "advanced", "done", Numbers.json(advanced.done()),
                        "secondsLeft", Numbers.json(advanced.left().toMillis() / 1000.0));
            case RunListener.PictureDone done -> run("picture", done.experiment(), done.run(), "file",
                    done.file().toString(), "origin", origin(done.origin()));
            case RunListener.TwinDone done ->
                run("twin", done.experiment(), done.run(), "origin", origin(done.origin()));
            case RunListener.PictureLost lost ->
                run("lost", lost.experiment(), lost.run(), "reason", lost.reason());
            case RunListener.ExperimentDone done -> result(done.result());
            case RunListener.LeftOver left -> Json.object("event", "leftOver", "experiment", left.experiment(), "files",
                    paths(left.files()), "removed", left.removed());
            case RunListener.Note note -> Json.object("event", "note", "text", note.text());
            case RunListener.Warning warning -> Json.object("event", "warning", "text", warning.text());
        };
    }

    /** What an experiment came to. */
    public static JsonObject result(ExperimentResult result) {
        return Json.object("event", "experiment", "experiment", result.name(), "folder", result.folder().toString(),
                "manifest",
                result.manifest().toString(), "pictures", paths(result.pictures()), "grids", paths(result.grids()),
                "tables", paths(result.tables()), "heatmaps", paths(result.heatmaps()), "broken",
                result.broken().stream().map(claim -> claim.message()).toList(), "lost", result.lost());
    }

    private static JsonObject run(String event, String experiment, Run run, Object... members) {
        JsonObject json = Json.object("event", event, "experiment", experiment, "index", run.index(), "coordinates",
                run.coordinates());
        Json.object(members).entrySet().forEach(member -> json.add(member.getKey(), member.getValue()));
        return json;
    }

    private static JsonObject passes(Passes passes) {
        return Json.object("texts", passes.texts(), "blocks", passes.blocks(), "decoded", passes.decoded());
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
}
