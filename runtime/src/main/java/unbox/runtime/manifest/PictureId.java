package unbox.runtime.manifest;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import unbox.language.model.Facts;
import unbox.language.plan.PlanJson;
import unbox.runtime.output.Hashes;

/**
 * Names pictures by everything that decides them: facts, model, weights, number format, the masks they use, and what
 * computes. Pictures of one name are alike but for the rounding of the batches they were computed in.
 */
public final class PictureId {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final Manifest manifest;
    private final String origin;
    private final Function<Facts, JsonElement> tree;
    private final Map<Facts, String> known = new HashMap<>();

    /** @param manifest which may still lack its pictures */
    public PictureId(Manifest manifest) {
        this.manifest = manifest;
        tree = PlanJson.factsToTree(manifest.file().getParent());
        var json = new JsonObject();
        json.addProperty("model", manifest.plan().model().written());
        json.addProperty("dtype", manifest.plan().dtype());
        json.add("environment", GSON.toJsonTree(new TreeMap<>(manifest.environment())));
        json.add("weights", GSON.toJsonTree(new TreeMap<>(manifest.weights())));
        origin = GSON.toJson(json);
    }

    /** SHA-256, in hexadecimal. */
    public String of(Facts facts) {
        return known.computeIfAbsent(facts, this::compute);
    }

    private String compute(Facts facts) {
        var masks = new JsonObject();
        Masks.of(facts).forEach(mask -> masks.addProperty(mask.toString(), manifest.masks().get(mask)));
        String decides = GSON.toJson(tree.apply(facts));
        return Hashes
                .sha256(origin + decides + GSON.toJson(masks.entrySet().stream().map(Map.Entry::getValue).toList()));
    }
}
