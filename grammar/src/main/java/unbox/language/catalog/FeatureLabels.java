package unbox.language.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.AutoencoderCard.FeatureLabel;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.catalog.file.JsonScanner;
import unbox.language.catalog.file.JsonScanner.ShapeException;

/** {@code labels.json} beside a model: block, then feature index, then {@code label} and, where known, {@code rate}. */
final class FeatureLabels {
    private static final int LARGEST = 16 << 20;
    private static final byte[] LABEL = "label".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] RATE = "rate".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final JsonScanner json;

    private FeatureLabels(Path file, byte[] text) {
        this.file = file;
        json = new JsonScanner(text);
    }

    /**
     * Labels by block and feature.
     *
     * @throws BrokenFileException where the file is not as it must be
     */
    static Map<String, Map<Integer, FeatureLabel>> read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new BrokenFileException(file, "is too large for a file of labels");
            }
            return new FeatureLabels(file, Files.readAllBytes(file)).blocks();
        } catch (ShapeException notJson) {
            throw new BrokenFileException(file, "is not JSON: " + notJson.getMessage(), notJson);
        } catch (IOException unreadable) {
            throw new BrokenFileException(file, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private Map<String, Map<Integer, FeatureLabel>> blocks() {
        Map<String, Map<Integer, FeatureLabel>> labels = new HashMap<>();
        if (json.peek() != '{') {
            throw new BrokenFileException(file, "is not a JSON object: it must begin with { and end with }");
        }
        json.open();
        while (json.member()) {
            String block = json.string();
            labels.put(block, labels(block));
        }
        json.close();
        return labels;
    }

    private Map<Integer, FeatureLabel> labels(String block) {
        Map<Integer, FeatureLabel> labels = new HashMap<>();
        open(block, "its value");
        while (json.member()) {
            int index = json.digits();
            if (index < 0) {
                throw wrong(block, "the key \"" + json.string() + "\"");
            }
            labels.put(index, label(block, index));
        }
        return Collections.unmodifiableMap(labels);
    }

    private FeatureLabel label(String block, int index) {
        String label = null;
        Optional<Double> rate = Optional.empty();
        open(block, "the value of \"" + index + "\"");
        while (json.member()) {
            if (json.is(LABEL) && json.peek() == '"') {
                json.text();
                label = json.string();
            } else if (json.is(RATE) && json.isNumber()) {
                rate = Optional.of(json.number());
            } else {
                json.skip();
            }
        }
        if (label == null) {
            throw wrong(block, "the value of \"" + index + "\", which has no \"label\",");
        }
        return new FeatureLabel(label, rate);
    }

    private void open(String block, String what) {
        if (json.peek() != '{') {
            throw wrong(block, what);
        }
        json.open();
    }

    private BrokenFileException wrong(String block, String what) {
        return new BrokenFileException(file,
                "has \"" + block + "\": " + what + " is wrong; an object of labels by feature is expected there");
    }
}
