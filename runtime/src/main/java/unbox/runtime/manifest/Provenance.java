package unbox.runtime.manifest;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import unbox.language.plan.PlanJson;
import unbox.language.plan.Run;
import unbox.runtime.output.Hashes;
import unbox.runtime.output.PictureFiles;

/**
 * Where a picture comes from: written into the picture file itself (iTXt chunk {@code unbox}), enough to find its manifest
 * again and to see without it what the picture is.
 */
public final class Provenance {
    static final String KEYWORD = "unbox";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final Manifest manifest;
    private final PictureId ids;
    private final JsonArray runs;
    private final String scriptHash;

    /**
     * @param manifest which may still lack its pictures
     * @param ids of its pictures
     */
    public Provenance(Manifest manifest, PictureId ids) {
        this.manifest = manifest;
        this.ids = ids;
        scriptHash = Hashes.sha256(manifest.plan().sources().getFirst().text());
        runs = PlanJson.toTree(manifest.plan(), manifest.file().getParent()).getAsJsonObject()
                .getAsJsonArray("experiments").get(0).getAsJsonObject().getAsJsonArray("runs");
    }

    /** The texts of a run's picture. */
    public Map<String, String> of(Run run) {
        JsonObject json = new JsonObject();
        json.addProperty("prompt", run.facts().prompt());
        json.addProperty("seed", run.facts().seed());
        json.addProperty("edit", run.coordinates().getOrDefault("edit", "none"));
        json.add("coordinates", GSON.toJsonTree(run.coordinates()));
        json.addProperty("run", run.index());
        json.add("facts", runs.get(run.index()).getAsJsonObject().get("facts"));
        json.addProperty("picture", ids.of(run.facts()));
        addOrigin(json);
        return Map.of(KEYWORD, GSON.toJson(json));
    }

    /** The texts of a picture that shows several runs. */
    public Map<String, String> ofSheet() {
        JsonObject json = new JsonObject();
        addOrigin(json);
        return Map.of(KEYWORD, GSON.toJson(json));
    }

    /** The {@link PictureId} that a picture file carries; empty where it is no picture of ours. */
    public static Optional<String> picture(Path file) {
        try {
            return Optional.ofNullable(PictureFiles.texts(file).get(KEYWORD))
                    .map(text -> GSON.fromJson(text, JsonObject.class)).map(json -> json.get("picture"))
                    .map(JsonElement::getAsString);
        } catch (IOException | JsonParseException notOurs) {
            return Optional.empty();
        }
    }

    /** {@code sky.unbox · sha256 3fa9c1b2}. */
    public String origin() {
        return manifest.plan().script().getFileName() + "  ·  sha256 " + Hashes.brief(scriptHash);
    }

    /** {@code unbox 0.1.0 · landscape · float32 · cpu}. */
    public String machine() {
        return String.join("  ·  ", "unbox " + manifest.environment().getOrDefault("unbox", ""),
                manifest.plan().model().written(), manifest.plan().dtype(),
                manifest.environment().getOrDefault("device", ""));
    }

    private void addOrigin(JsonObject json) {
        json.addProperty("experiment", manifest.experiment().name());
        json.addProperty("model", manifest.plan().model().written());
        json.addProperty("dtype", manifest.plan().dtype());
        json.addProperty("script", manifest.plan().script().getFileName().toString());
        json.addProperty("scriptSha256", scriptHash);
        json.addProperty("fingerprint", manifest.fingerprint());
        json.addProperty("unbox", manifest.environment().get("unbox"));
    }
}
