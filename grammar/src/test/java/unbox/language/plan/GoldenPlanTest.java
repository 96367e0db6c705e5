package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.language.Analysis;
import unbox.language.catalog.FileCatalogSource;
import unbox.language.model.Branch;
import unbox.language.model.Facts;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Selection;
import unbox.language.model.Window;

/**
 * The reference's cases say the same twice: as a script and as data. The plan of the script must be the data. The cases lie
 * with the runtime's tests, which compare their pictures.
 */
class GoldenPlanTest {
    private static final Path GOLDEN = Path.of("../runtime/src/test/resources/golden").toAbsolutePath().normalize();
    private static final FileCatalogSource SOURCE = new FileCatalogSource(
            Path.of("../models").toAbsolutePath().normalize(), Map.of());

    static Stream<Path> cases() throws IOException {
        try (var tiny = Files.list(GOLDEN.resolve("cases")); var landscape = Files.list(GOLDEN.resolve("landscape"))) {
            return Stream.concat(tiny.sorted().toList().stream(), landscape.sorted().toList().stream())
                    .map(GOLDEN::relativize);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePlanOfAScriptIsItsCase(Path name) throws IOException {
        Path folder = GOLDEN.resolve(name);
        String text = Files.readString(folder.resolve("script.unbox"));
        JsonObject expected = JsonParser.parseString(Files.readString(folder.resolve("case.json"))).getAsJsonObject();

        Analysis analysis = Analysis.of(folder.resolve("script.unbox"), text, SOURCE, Overrides.NONE);

        ExperimentPlan experiment = PlanFixture.plan(analysis).experiments().getFirst();
        Run picture = experiment.runs().stream().filter(Run::isPicture).toList().getFirst();
        assertEquals(1, experiment.pictures());
        assertEquals(facts(expected, folder, picture.facts()), picture.facts());
    }

    /** The facts of a case; what it leaves open is the model's. */
    private static Facts facts(JsonObject json, Path folder, Facts planned) {
        boolean base = json.has("model");
        int steps = json.has("steps") ? json.get("steps").getAsInt() : base ? 30 : 1;
        double guidance = json.has("guidance") ? json.get("guidance").getAsDouble() : base ? 5 : 0;
        int width = json.has("width") ? json.get("width").getAsInt() : 128;
        int height = json.has("height") ? json.get("height").getAsInt() : 128;
        Optional<String> negative = Optional.ofNullable(json.get("negative")).map(JsonElement::getAsString);
        List<JsonElement> edit = json.has("edit") ? json.getAsJsonArray("edit").asList() : List.of();
        assertEquals(edit.size(), planned.edit().size());
        List<Operation> operations = new ArrayList<>();
        for (int at = 0; at < edit.size(); at++) {
            Window window = planned.edit().get(at).window();
            assertEquals(steps(edit.get(at).getAsJsonObject(), steps),
                    IntStream.range(0, steps).filter(window::holds).boxed().toList());
            operations.add(operation(edit.get(at).getAsJsonObject(), folder, window));
        }
        return new Facts(json.get("prompt").getAsString(), negative, json.get("seed").getAsLong(), steps, guidance,
                width,
                height, operations);
    }

    /** The steps at which an operation of a case holds. */
    private static List<Integer> steps(JsonObject operation, int steps) {
        if (!operation.has("steps")) {
            return IntStream.range(0, steps).boxed().toList();
        }
        JsonArray window = operation.getAsJsonArray("steps");
        return IntStream.rangeClosed(window.get(0).getAsInt(), window.get(1).getAsInt()).boxed().toList();
    }

    private static Operation operation(JsonObject json, Path folder, Window window) {
        String block = json.get("block").getAsString();
        Region region = json.has("region") ? region(json.getAsJsonArray("region"), folder) : new Region.Everywhere();
        Branch branch = json.has("on") ? Branch.valueOf(json.get("on").getAsString().toUpperCase(Locale.ROOT))
                : Branch.COND;
        boolean raw = json.has("raw");
        double by = json.has("by") ? json.get("by").getAsDouble() : json.has("to") ? json.get("to").getAsDouble() : 1;
        Selection features = features(json, block);
        return switch (json.get("op").getAsString()) {
            case "add" -> new Operation.Add(block, features, by, raw, region, window, branch);
            case "scale" -> new Operation.Scale(block, features, by, region, window, branch);
            case "remove" -> new Operation.Scale(block, features, 0, region, window, branch);
            case "set" -> new Operation.Set(block, features, by, raw, region, window, branch);
            case "copy" ->
                new Operation.Copy(block, features, json.get("from").getAsString(), by, region, window, branch);
            case "only" -> new Operation.Only(block, features, by, raw, region, window, branch);
            case "skip" -> new Operation.Skip(block, window, branch);
            case "reconstruct" -> new Operation.Reconstruct(block, window, branch);
            default -> throw new AssertionError("an operation of a case that is not known here: " + json);
        };
    }

    private static Selection features(JsonObject json, String block) {
        return json.has("top")
                ? new Selection.Strongest(json.get("top").getAsInt())
                : new Selection.Listed(Optional.ofNullable(json.getAsJsonArray("features")).stream()
                        .flatMap(features -> features.asList().stream())
                        .map(index -> new Feature(block, index.getAsInt())).toList());
    }

    private static Region region(JsonArray json, Path folder) {
        return switch (json.get(0).getAsString()) {
            case "rect" -> new Region.Rectangle(number(json, 1), number(json, 2), number(json, 3), number(json, 4));
            case "ellipse" -> new Region.Ellipse(number(json, 1), number(json, 2), number(json, 3), number(json, 4));
            case "mask" -> new Region.Mask(folder.resolve(json.get(1).getAsString()));
            case "not" -> new Region.Not(region(json.get(1).getAsJsonArray(), folder));
            case "and" -> new Region.And(region(json.get(1).getAsJsonArray(), folder),
                    region(json.get(2).getAsJsonArray(), folder));
            case "or" -> new Region.Or(region(json.get(1).getAsJsonArray(), folder),
                    region(json.get(2).getAsJsonArray(), folder));
            default -> throw new AssertionError("a region of a case that is not known here: " + json);
        };
    }

    private static double number(JsonArray json, int at) {
        return json.get(at).getAsDouble();
    }
}
