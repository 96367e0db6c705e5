package unbox.server.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;
import unbox.language.catalog.FeatureSearch;
import unbox.language.model.Feature;
import unbox.server.answer.Topics;
import unbox.server.session.Uris;

/** {@code unbox/features} and {@code unbox/feature}: the catalog of a script's model. */
final class FeaturesRequest {
    private static final int PAGE = 100;
    private static final int MOST = 100_000;
    private static final int MOST_SIMILAR = 10;

    private FeaturesRequest() {}

    /** {@code {features: [{feature, label, rate, mean, deviation}], more}}: those that are found, or a block's by number. */
    static JsonElement search(Scene scene, JsonObject asked) {
        String query = Parameters.text(asked, "query").orElse("");
        Optional<String> block = Parameters.text(asked, "block");
        int offset = number(asked, "offset", 0);
        int limit = number(asked, "limit", PAGE);
        List<Feature> found = block.isPresent() && query.isBlank()
                ? page(scene, block.get(), offset + limit + 1)
                : FeatureSearch.find(scene.snapshot().catalog(), scene.snapshot()::index,
                        block.map(name -> name + " ").orElse("") + query, offset + limit + 1).stream()
                        .map(FeatureSearch.Hit::feature).toList();
        var features = new JsonArray();
        found.stream().skip(offset).limit(limit).forEach(feature -> features.add(known(scene, feature)));
        var answer = new JsonObject();
        answer.add("features", features);
        answer.addProperty("more", found.size() > offset + limit);
        return answer;
    }

    private static int number(JsonObject asked, String name, int otherwise) {
        return Math.clamp(Parameters.number(asked, name).orElse(otherwise), 0, MOST);
    }

    private static List<Feature> page(Scene scene, String block, int end) {
        int features = scene.snapshot().catalog().autoencoder(block).map(AutoencoderCard::features).orElse(0);
        return IntStream.range(0, Math.min(end, features)).mapToObj(index -> new Feature(block, index)).toList();
    }

    private static JsonObject known(Scene scene, Feature feature) {
        var json = new JsonObject();
        json.addProperty("feature", feature.toString());
        Topics.label(scene.snapshot(), feature).ifPresent(label -> json.addProperty("label", label));
        scene.snapshot().catalog().autoencoder(feature.block()).ifPresent(card -> {
            Optional.ofNullable(card.labels().get(feature.index())).flatMap(FeatureLabel::rate)
                    .ifPresent(rate -> json.addProperty("rate", rate));
            card.mean(feature.index()).ifPresent(mean -> json.addProperty("mean", mean));
            card.deviations().filter(values -> feature.index() < values.length)
                    .ifPresent(values -> json.addProperty("deviation", values[feature.index()]));
        });
        return json;
    }

    /** What a page of features has, and {@code {similar: [{feature, label, cosine}], preview, markdown}}. */
    static JsonElement card(Scene scene, String written) {
        Optional<Feature> feature = Topics.feature(written);
        Optional<AutoencoderCard> card = feature.flatMap(each -> scene.snapshot().catalog().autoencoder(each.block()))
                .filter(each -> feature.get().index() < each.features());
        var answer = feature.map(each -> known(scene, each)).orElseGet(JsonObject::new);
        answer.addProperty("feature", written);
        card.ifPresent(each -> {
            answer.add("similar", similar(scene, each, feature.get()));
            each.preview(feature.get().index()).ifPresent(file -> answer.addProperty("preview", Uris.uri(file)));
        });
        Topics.about("feature " + written, scene.world(), scene.snapshot(), scene.drawing())
                .ifPresent(markdown -> answer.addProperty("markdown", markdown));
        return answer;
    }

    private static JsonArray similar(Scene scene, AutoencoderCard card, Feature feature) {
        var similar = new JsonArray();
        scene.snapshot().similar(card, feature.index(), MOST_SIMILAR).forEach(each -> {
            var other = new Feature(card.block(), each.index());
            var json = new JsonObject();
            json.addProperty("feature", other.toString());
            Topics.label(scene.snapshot(), other).ifPresent(label -> json.addProperty("label", label));
            json.addProperty("cosine", each.cosine());
            similar.add(json);
        });
        return similar;
    }
}
