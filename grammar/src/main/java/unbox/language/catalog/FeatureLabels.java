package unbox.language.catalog;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonFile;

/**
 * {@code labels.json} beside a model: block, then feature index, then {@code label} and, where known, {@code rate}. It is read
 * value by value: a model has twenty thousand labels, and the first answer of an editor waits for them.
 */
final class FeatureLabels {
    private static final int LONGEST_INDEX = 9;

    private final Path file;
    private final JsonReader reader;

    private FeatureLabels(Path file, JsonReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /**
     * Labels by block and feature.
     *
     * @throws BrokenFileException where the file is not as it must be
     */
    static Map<String, Map<Integer, FeatureLabel>> read(Path file) {
        return JsonFile.read(file, reader -> new FeatureLabels(file, reader).blocks());
    }

    private Map<String, Map<Integer, FeatureLabel>> blocks() throws IOException {
        Map<String, Map<Integer, FeatureLabel>> labels = new HashMap<>();
        if (reader.peek() != JsonToken.BEGIN_OBJECT) {
            throw new BrokenFileException(file, "is not a JSON object: it must begin with { and end with }");
        }
        reader.beginObject();
        while (reader.hasNext()) {
            String block = reader.nextName();
            labels.put(block, labels(block));
        }
        reader.endObject();
        return labels;
    }

    private Map<Integer, FeatureLabel> labels(String block) throws IOException {
        Map<Integer, FeatureLabel> labels = new HashMap<>();
        begin(block, "its value");
        while (reader.hasNext()) {
            String index = reader.nextName();
            if (!isIndex(index)) {
                throw wrong(block, "the key \"" + index + "\"");
            }
            labels.put(Integer.valueOf(index), label(block, index));
        }
        reader.endObject();
        return labels;
    }

    private FeatureLabel label(String block, String index) throws IOException {
        String label = null;
        Optional<Double> rate = Optional.empty();
        begin(block, "the value of \"" + index + "\"");
        while (reader.hasNext()) {
            String key = reader.nextName();
            JsonToken value = reader.peek();
            if (key.equals("label") && (value == JsonToken.STRING || value == JsonToken.NUMBER)) {
                label = reader.nextString();
            } else if (key.equals("rate") && value == JsonToken.NUMBER) {
                rate = Optional.of(reader.nextDouble());
            } else {
                reader.skipValue();
            }
        }
        reader.endObject();
        if (label == null) {
            throw wrong(block, "the value of \"" + index + "\", which has no \"label\"");
        }
        return new FeatureLabel(label, rate);
    }

    private void begin(String block, String what) throws IOException {
        if (reader.peek() != JsonToken.BEGIN_OBJECT) {
            throw wrong(block, what);
        }
        reader.beginObject();
    }

    private BrokenFileException wrong(String block, String what) {
        return new BrokenFileException(file,
                "has \"" + block + "\": " + what + " is wrong; an object of labels by feature is expected there");
    }

    private static boolean isIndex(String key) {
        return !key.isEmpty() && key.length() <= LONGEST_INDEX
                && key.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
