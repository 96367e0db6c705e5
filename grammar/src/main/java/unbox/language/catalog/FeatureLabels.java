package unbox.language.catalog;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonFile;

/** {@code labels.json} beside a model: block, then feature index, then {@code label} and, where known, {@code rate}. */
final class FeatureLabels {

    private FeatureLabels() {}

    /**
     * Labels by block and feature.
     *
     * @throws BrokenFileException where the file is not as it must be
     */
    static Map<String, Map<Integer, FeatureLabel>> read(Path file) {
        JsonFile json = JsonFile.read(file);
        Map<String, Map<Integer, FeatureLabel>> labels = new HashMap<>();
        for (String block : json.object().keySet()) {
            JsonElement features = json.object().get(block);
            if (!features.isJsonObject()) {
                throw json.wrong(block, features, "an object of labels by feature");
            }
            Map<Integer, FeatureLabel> ofBlock = new HashMap<>();
            features.getAsJsonObject().asMap().forEach((index, label) -> {
                if (!index.matches("\\d{1,9}") || !label.isJsonObject()) {
                    throw json.wrong(block, features, "an object of labels by feature");
                }
                ofBlock.put(Integer.valueOf(index), label(json, block, label.getAsJsonObject()));
            });
            labels.put(block, Map.copyOf(ofBlock));
        }
        return labels;
    }

    private static FeatureLabel label(JsonFile json, String block, JsonObject object) {
        JsonElement label = object.get("label");
        JsonElement rate = object.get("rate");
        if (label == null || !label.isJsonPrimitive()) {
            throw json.wrong(block, object, "a \"label\"");
        }
        boolean known = rate != null && rate.isJsonPrimitive() && rate.getAsJsonPrimitive().isNumber();
        return new FeatureLabel(label.getAsString(), known ? Optional.of(rate.getAsDouble()) : Optional.empty());
    }
}
