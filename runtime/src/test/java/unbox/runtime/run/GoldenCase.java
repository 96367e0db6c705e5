package unbox.runtime.run;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import unbox.language.model.Branch;
import unbox.language.model.Facts;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Selection;
import unbox.language.model.Window;

/** A case that the reference computed, as data: {@code case.json} beside what was expected. */
record GoldenCase(String name, Path folder, JsonObject json) {
    static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final int DEFAULT_SIZE = 128;

    /** The cases in a folder of {@link #GOLDEN}, by name. */
    static List<GoldenCase> in(String folder) {
        try (Stream<Path> cases = Files.list(GOLDEN.resolve(folder))) {
            return cases.sorted().map(GoldenCase::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static GoldenCase read(Path folder) {
        try {
            JsonObject json = JsonParser.parseString(Files.readString(folder.resolve("case.json"))).getAsJsonObject();
            return new GoldenCase(folder.getFileName().toString(), folder, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The model that it was computed with. */
    String model() {
        return folder.getParent().endsWith("landscape") ? "landscape"
                : optional("model").map(JsonElement::getAsString).orElse("tiny-turbo");
    }

    Facts facts() {
        int width = optional("width").map(JsonElement::getAsInt).orElse(DEFAULT_SIZE);
        return new Facts(json.get("prompt").getAsString(), optional("negative").map(JsonElement::getAsString),
                json.get("seed").getAsLong(), optional("steps").map(JsonElement::getAsInt).orElse(1),
                optional("guidance").map(JsonElement::getAsDouble).orElse(0.0), width,
                optional("height").map(JsonElement::getAsInt).orElse(width),
                elements(json.getAsJsonArray("edit")).map(operation -> operation(operation.getAsJsonObject()))
                        .toList());
    }

    private Operation operation(JsonObject operation) {
        String block = operation.get("block").getAsString();
        Window window = operation.has("steps") ? window(operation.getAsJsonArray("steps")) : Window.ALWAYS;
        Branch branch = operation.has("on") ? Branch.valueOf(operation.get("on").getAsString().toUpperCase())
                : Branch.COND;
        Region region = operation.has("region") ? region(operation.getAsJsonArray("region")) : new Region.Everywhere();
        Selection features = operation.has("top") ? new Selection.Strongest(operation.get("top").getAsInt())
                : listed(block, operation);
        boolean raw = operation.has("raw") && operation.get("raw").getAsBoolean();
        double by = operation.has("by") ? operation.get("by").getAsDouble() : 1;
        return switch (operation.get("op").getAsString()) {
            case "add" -> new Operation.Add(block, features, by, raw, region, window, branch);
            case "only" -> new Operation.Only(block, features, by, raw, region, window, branch);
            case "scale" -> new Operation.Scale(block, features, by, region, window, branch);
            case "remove" -> new Operation.Scale(block, features, 0, region, window, branch);
            case "set" ->
                new Operation.Set(block, features, operation.get("to").getAsDouble(), raw, region, window, branch);
            case "copy" ->
                new Operation.Copy(block, features, operation.get("from").getAsString(), by, region, window, branch);
            case "skip" -> new Operation.Skip(block, window, branch);
            case "reconstruct" -> new Operation.Reconstruct(block, window, branch);
            default -> throw new IllegalArgumentException(operation.toString());
        };
    }

    private static Window window(JsonArray steps) {
        return new Window(steps.get(0).getAsInt(), steps.get(1).getAsInt());
    }

    private static Selection listed(String block, JsonObject operation) {
        return new Selection.Listed(elements(operation.getAsJsonArray("features"))
                .map(index -> new Feature(block, index.getAsInt())).toList());
    }

    private Region region(JsonArray region) {
        return switch (region.get(0).getAsString()) {
            case "rect" ->
                new Region.Rectangle(number(region, 1), number(region, 2), number(region, 3), number(region, 4));
            case "ellipse" ->
                new Region.Ellipse(number(region, 1), number(region, 2), number(region, 3), number(region, 4));
            case "mask" -> new Region.Mask(folder.resolve(region.get(1).getAsString()).toAbsolutePath());
            case "not" -> new Region.Not(region(region.get(1).getAsJsonArray()));
            case "and" ->
                new Region.And(region(region.get(1).getAsJsonArray()), region(region.get(2).getAsJsonArray()));
            case "or" -> new Region.Or(region(region.get(1).getAsJsonArray()), region(region.get(2).getAsJsonArray()));
            default -> throw new IllegalArgumentException(region.toString());
        };
    }

    private static double number(JsonArray array, int index) {
        return array.get(index).getAsDouble();
    }

    private Optional<JsonElement> optional(String key) {
        return Optional.ofNullable(json.get(key));
    }

    private static Stream<JsonElement> elements(JsonArray array) {
        return array == null ? Stream.empty() : StreamSupport.stream(array.spliterator(), false);
    }

    @Override
    public String toString() {
        return name;
    }
}
