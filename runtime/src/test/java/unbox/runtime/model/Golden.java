package unbox.runtime.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import unbox.runtime.share.Root;
import unbox.runtime.share.Settings;
import unbox.runtime.weights.Safetensors;
import unbox.runtime.weights.StoredTensor;

/** A case that diffusers computed: what was asked for and every tensor that came of it. */
record Golden(String name, JsonObject request, Safetensors expected, Path picture) {
    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final double TOLERANCE = 1e-3;

    /** @param path below the golden folder: {@code cases/00-plain} */
    static Golden of(String path) {
        Path folder = FOLDER.resolve(path);
        try {
            JsonObject request = JsonParser.parseString(Files.readString(folder.resolve("case.json")))
                    .getAsJsonObject();
            return new Golden(path, request, Safetensors.open(folder.resolve("expected.safetensors")),
                    folder.resolve("expected.png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of a model by its name in the cases. */
    static Path model(String name) {
        return name.equals("landscape") ? Path.of("../models/landscape") : FOLDER.resolve(name);
    }

    Path model() {
        return model(name.startsWith("landscape/") ? "landscape"
                : request.has("model") ? request.get("model").getAsString() : "tiny-turbo");
    }

    String prompt() {
        return request.get("prompt").getAsString();
    }

    Root row() {
        Optional<String> negative = Optional.ofNullable(request.get("negative")).map(text -> text.getAsString());
        return new Root(prompt(), negative, request.get("seed").getAsLong());
    }

    Settings settings() {
        return new Settings(number("steps", 1).intValue(), number("guidance", 0).doubleValue(),
                number("width", 128).intValue(), number("height", 128).intValue());
    }

    private Number number(String key, int otherwise) {
        return request.has(key) ? request.get(key).getAsNumber() : otherwise;
    }

    Set<String> names() {
        return expected.tensors().keySet();
    }

    boolean has(String tensor) {
        return names().contains(tensor);
    }

    float[] floats(String tensor) {
        ByteBuffer bytes = expected.map(tensor);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    int[] ids(String tensor) {
        ByteBuffer bytes = expected.map(tensor);
        long[] values = new long[bytes.remaining() / Long.BYTES];
        bytes.asLongBuffer().get(values);
        return java.util.Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    /** Asserts that a tensor has the expected shape and is within the tolerance, relative to the largest magnitude. */
    void assertMatches(String tensor, NDArray actual) {
        StoredTensor stored = expected.tensors().get(tensor);
        assertArrayEquals(stored.dimensions(), actual.getShape().getShape(), tensor);
        assertTrue(relativeError(floats(tensor), actual.toFloatArray()) <= TOLERANCE,
                () -> name + " " + tensor + " is off by " + relativeError(floats(tensor), actual.toFloatArray()));
    }

    /** The largest difference, as a share of the largest expected magnitude. */
    static double relativeError(float[] expected, float[] actual) {
        double largest = IntStream.range(0, expected.length).mapToDouble(i -> Math.abs(expected[i])).max().orElse(0);
        double difference = IntStream.range(0, expected.length).mapToDouble(i -> Math.abs(expected[i] - actual[i]))
                .max()
                .orElse(0);
        return difference / largest;
    }

    static List<String> paths() {
        return List.of("cases/00-plain", "cases/01-four-steps", "cases/02-three-steps", "cases/03-empty-prompt",
                "cases/04-odd-text", "cases/05-wide", "cases/15-base-plain", "cases/17-base-no-guidance",
                "landscape/00-plain", "landscape/01-four-steps", "landscape/02-wide");
    }
}
