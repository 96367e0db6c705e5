package unbox.runtime.manifest;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import unbox.language.model.Facts;
import unbox.language.plan.PlanJson;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Limits;

/** Batches as JSON: the limits, and the pictures, each the number of a run or, where no run is like it, its facts. */
public final class BatchJson {
    private BatchJson() {}

    /**
     * @param runs the facts of runs that pictures may be named by; may be none
     * @param folder from which paths are seen
     */
    public static JsonObject write(Batch batch, List<Facts> runs, Path folder) {
        Map<Facts, Integer> numbers = new HashMap<>();
        IntStream.range(0, runs.size()).forEach(run -> numbers.putIfAbsent(runs.get(run), run));
        Function<Facts, JsonElement> toTree = PlanJson.factsToTree(folder);
        var pictures = new JsonArray();
        for (Facts facts : batch.pictures()) {
            Integer run = numbers.get(facts);
            pictures.add(run == null ? toTree.apply(facts) : new JsonPrimitive(run));
        }
        var json = new JsonObject();
        json.addProperty("rows", batch.limits().rows());
        json.addProperty("decoded", batch.limits().decoded());
        json.add("pictures", pictures);
        return json;
    }

    /**
     * Reads what {@link #write} gave.
     *
     * @throws JsonParseException where it is no batch
     */
    public static Batch read(JsonObject json, List<Facts> runs, Path folder) {
        try {
            List<Facts> pictures = new ArrayList<>();
            for (JsonElement picture : json.getAsJsonArray("pictures")) {
                pictures.add(picture.isJsonPrimitive() ? runs.get(picture.getAsInt())
                        : PlanJson.factsFromTree(picture, folder));
            }
            return new Batch(pictures, new Limits(json.get("rows").getAsInt(), json.get("decoded").getAsInt()));
        } catch (IllegalStateException | NullPointerException | ClassCastException | IllegalArgumentException
                | IndexOutOfBoundsException wrong) {
            throw new JsonParseException("a batch is not whole.", wrong);
        }
    }
}
