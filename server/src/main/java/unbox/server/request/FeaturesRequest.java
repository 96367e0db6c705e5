package unbox.server.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import unbox.language.catalog.FeatureSearch;
import unbox.language.catalog.FeatureSearch.Hit;
import unbox.server.answer.Topics;

/** {@code unbox/features} and {@code unbox/feature}: the catalog of a script's model. */
final class FeaturesRequest {
    private static final int PAGE = 100;

    private FeaturesRequest() {}

    /** {@code {features: [{feature, label, rate, mean}], more}}. */
    static JsonElement search(Scene scene, JsonObject asked) {
        String query = asked.has("query") ? asked.get("query").getAsString() : "";
        int offset = number(asked, "offset", 0);
        int limit = number(asked, "limit", PAGE);
        List<Hit> hits = FeatureSearch.find(scene.snapshot().catalog(), scene.snapshot()::index, query,
                offset + limit + 1);
        var found = new JsonArray();
        hits.stream().skip(offset).limit(limit).forEach(hit -> found.add(json(hit)));
        var answer = new JsonObject();
        answer.add("features", found);
        answer.addProperty("more", hits.size() > offset + limit);
        return answer;
    }

    private static int number(JsonObject asked, String name, int otherwise) {
        return asked.has(name) ? Math.clamp(asked.get(name).getAsInt(), 0, 100_000) : otherwise;
    }

    private static JsonObject json(Hit hit) {
        var json = new JsonObject();
        json.addProperty("feature", hit.feature().toString());
        json.addProperty("label", hit.label());
        hit.rate().ifPresent(rate -> json.addProperty("rate", rate));
        hit.mean().ifPresent(mean -> json.addProperty("mean", mean));
        return json;
    }

    /** {@code {feature, markdown}}. */
    static JsonElement card(Scene scene, String feature) {
        var answer = new JsonObject();
        answer.addProperty("feature", feature);
        Topics.about("feature " + feature, scene.world(), scene.snapshot(), scene.drawing())
                .ifPresent(markdown -> answer.addProperty("markdown", markdown));
        return answer;
    }
}
