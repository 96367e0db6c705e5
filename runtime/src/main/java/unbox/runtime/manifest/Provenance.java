package unbox.runtime.manifest;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
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

    /** The manifest may still lack its pictures. */
    public Provenance(Manifest manifest) {
        this.manifest = manifest;
    }

    /** The texts of a run's picture. */
    public Map<String, String> of(Run run) {
        JsonObject json = new JsonObject();
        var facts = run.facts();
        json.addProperty("prompt", facts.prompt());
        json.addProperty("negative", facts.negative().orElse(null));
        json.addProperty("seed", facts.seed());
        json.addProperty("steps", facts.steps());
        json.addProperty("guidance", facts.guidance());
        json.addProperty("size", facts.width() + "x" + facts.height());
        json.addProperty("edit", run.coordinates().getOrDefault("edit", "none"));
        json.add("coordinates", GSON.toJsonTree(run.coordinates()));
        json.addProperty("run", run.index());
        addOrigin(json);
        return Map.of(KEYWORD, GSON.toJson(json));
    }

    /** The texts of a picture that shows several runs. */
    public Map<String, String> ofSheet() {
        JsonObject json = new JsonObject();
        addOrigin(json);
        return Map.of(KEYWORD, GSON.toJson(json));
    }

    /** The fingerprint that a picture file carries; empty where it is no picture of ours. */
    public static Optional<String> fingerprint(Path file) {
        try {
            return Optional.ofNullable(PictureFiles.texts(file).get(KEYWORD))
                    .map(text -> GSON.fromJson(text, JsonObject.class)).map(json -> json.get("fingerprint"))
                    .map(JsonElement::getAsString);
        } catch (IOException | JsonParseException notOurs) {
            return Optional.empty();
        }
    }

    /** {@code sky.unbox · sha256 3fa9c1b2}. */
    public String origin() {
        return manifest.plan().script().getFileName() + "  ·  sha256 " + Hashes.brief(scriptHash());
    }

    /** {@code unbox 0.1.0 · landscape · float32 · cpu}. */
    public String machine() {
        return "unbox " + manifest.environment().getOrDefault("unbox", "") + "  ·  " + manifest.plan().model().written()
                + "  ·  "
                + manifest.plan().dtype() + "  ·  " + manifest.environment().getOrDefault("device", "");
    }

    private void addOrigin(JsonObject json) {
        json.addProperty("experiment", manifest.experiment().name());
        json.addProperty("model", manifest.plan().model().written());
        json.addProperty("dtype", manifest.plan().dtype());
        json.addProperty("script", manifest.plan().script().getFileName().toString());
        json.addProperty("scriptSha256", scriptHash());
        json.addProperty("fingerprint", manifest.fingerprint());
        json.addProperty("unbox", manifest.environment().get("unbox"));
    }

    private String scriptHash() {
        return Hashes.sha256(manifest.plan().sources().getFirst().text());
    }
}
