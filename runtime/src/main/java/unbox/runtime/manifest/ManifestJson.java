package unbox.runtime.manifest;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unbox.language.model.Facts;
import unbox.language.plan.Plan;
import unbox.language.plan.PlanJson;
import unbox.language.plan.Run;
import unbox.runtime.output.Hashes;
import unbox.runtime.output.Numbers;
import unbox.runtime.output.RelativePaths;

/** A manifest as JSON. Paths are relative to its folder, so that a project can be moved; nothing in it tells the time. */
final class ManifestJson {
    static final int FORMAT = 2;
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls()
            .create();

    private ManifestJson() {}

    /** The text of the file. */
    static String write(Manifest manifest) {
        Path folder = manifest.file().getParent();
        var json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("fingerprint", manifest.fingerprint());
        json.add("environment", sorted(manifest.environment()));
        json.add("weights", sorted(manifest.weights()));
        json.add("masks", masks(manifest.masks(), folder));
        json.add("texts", texts(manifest.plan(), folder));
        List<Facts> runs = manifest.experiment().runs().stream().map(Run::facts).toList();
        var batches = new JsonArray();
        manifest.batches().forEach(batch -> batches.add(BatchJson.write(batch, runs, folder)));
        json.add("batches", batches);
        var pictures = new JsonArray();
        manifest.pictures().forEach(entry -> pictures.add(picture(entry, folder)));
        json.add("pictures", pictures);
        var claims = new JsonArray();
        manifest.claims().forEach(entry -> claims.add(claim(entry)));
        json.add("claims", claims);
        json.add("plan", PlanJson.toTree(manifest.plan(), folder));
        return GSON.toJson(json) + "\n";
    }

    /** The fingerprint of results: a hash of everything that decides them, wherever they lie. */
    static String fingerprint(Plan plan, Map<String, String> environment, Map<String, String> weights,
            Map<Path, String> masks) {
        Path folder = plan.experiments().getFirst().folder();
        JsonObject decides = PlanJson.toTree(plan, folder).getAsJsonObject();
        // Comments, names and what a default was called change no result; the facts of each run hold the rest.
        for (String silent : new String[]{"script", "sources", "labels", "defaults"}) {
            decides.remove(silent);
        }
        decides.getAsJsonArray("experiments").get(0).getAsJsonObject().remove("doc");
        decides.add("environment", sorted(environment));
        decides.add("weights", sorted(weights));
        decides.add("masks", masks(masks, folder));
        return Hashes.sha256(GSON.toJson(decides));
    }

    private static JsonElement sorted(Map<String, String> map) {
        return GSON.toJsonTree(new TreeMap<>(map));
    }

    private static JsonObject masks(Map<Path, String> masks, Path folder) {
        var json = new JsonObject();
        masks.forEach((file, hash) -> json.addProperty(RelativePaths.of(folder, file), hash));
        return json;
    }

    /** The hashes of the script and its imports; the plan holds the texts themselves. */
    private static JsonObject texts(Plan plan, Path folder) {
        var json = new JsonObject();
        plan.sources()
                .forEach(source -> json.addProperty(RelativePaths.of(folder, source.path()),
                        Hashes.sha256(source.text())));
        return json;
    }

    private static JsonObject picture(Manifest.PictureEntry entry, Path folder) {
        var json = new JsonObject();
        json.addProperty("run", entry.run());
        json.addProperty("batch", entry.batch());
        json.addProperty("path", entry.path().map(file -> RelativePaths.of(folder, file)).orElse(null));
        json.addProperty("sha256", entry.sha256().orElse(null));
        json.addProperty("pixels", entry.pixels().orElse(null));
        json.addProperty("lost", entry.lost().orElse(null));
        return json;
    }

    private static JsonObject claim(Manifest.ClaimEntry entry) {
        var json = new JsonObject();
        json.addProperty("claim", entry.claim());
        json.addProperty("run", entry.run());
        json.addProperty("value", Numbers.json(entry.value()));
        json.addProperty("holds", entry.holds());
        return json;
    }
}
