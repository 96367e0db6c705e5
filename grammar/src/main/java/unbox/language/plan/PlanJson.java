package unbox.language.plan;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import unbox.language.model.Facts;
import unbox.language.model.Feature;
import unbox.language.model.Measure;
import unbox.language.model.ModelReference;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Selection;

/**
 * A plan as JSON: a record is an object with its components in order under their names; a record of a sealed interface
 * says which it is in {@code kind} ({@code "add"}, {@code "rectangle"}); what is absent is {@code null}; a feature is a
 * string ({@code "up.0.1#90"}); paths are absolute. A plan that is written and read back is equal.
 */
public final class PlanJson {
    private static final Gson GSON = gson(Optional.empty());

    private PlanJson() {}

    private static Gson gson(Optional<Path> base) {
        return new GsonBuilder()
                .registerTypeAdapter(ModelReference.class, new SealedJson<>(ModelReference.class))
                .registerTypeAdapter(Operation.class, new SealedJson<>(Operation.class))
                .registerTypeAdapter(Selection.class, new SealedJson<>(Selection.class))
                .registerTypeAdapter(Region.class, new SealedJson<>(Region.class))
                .registerTypeAdapter(Measure.class, new SealedJson<>(Measure.class))
                .registerTypeAdapter(Feature.class, new ValueJson.OfFeature())
                .registerTypeAdapter(OptionalInt.class, new ValueJson.OfOptionalInt())
                .registerTypeHierarchyAdapter(Path.class, new ValueJson.OfPath(base))
                .registerTypeHierarchyAdapter(Record.class, new RecordJson())
                .serializeNulls()
                .disableHtmlEscaping()
                .setPrettyPrinting()
                .create();
    }

    /** The plan as text, indented. */
    public static String toJson(Plan plan) {
        return GSON.toJson(plan);
    }

    /** The plan as a tree, to stand inside another document. */
    public static JsonElement toTree(Plan plan) {
        return GSON.toJsonTree(plan);
    }

    /** The same with paths as seen from a folder, so that both can be moved together. */
    public static JsonElement toTree(Plan plan, Path folder) {
        return gson(Optional.of(folder)).toJsonTree(plan);
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @throws JsonParseException where the text is no such plan; the message says what is missing or wrong
     */
    public static Plan fromJson(String json) {
        return fromTree(JsonParser.parseString(json));
    }

    /**
     * Reads what {@link #toTree} gave.
     *
     * @throws JsonParseException likewise
     */
    public static Plan fromTree(JsonElement tree) {
        return fromTree(tree, GSON);
    }

    /**
     * Reads what {@link #toTree(Plan, Path)} gave; the folder may be another one by now.
     *
     * @throws JsonParseException likewise
     */
    public static Plan fromTree(JsonElement tree, Path folder) {
        return fromTree(tree, gson(Optional.of(folder)));
    }

    /** Makes trees of pictures' facts, with paths as seen from a folder. */
    public static Function<Facts, JsonElement> factsToTree(Path folder) {
        Gson gson = gson(Optional.of(folder));
        return gson::toJsonTree;
    }

    /**
     * Reads what {@link #factsToTree} gave.
     *
     * @throws JsonParseException where the tree is no such facts
     */
    public static Facts factsFromTree(JsonElement tree, Path folder) {
        return read(tree, Facts.class, gson(Optional.of(folder)));
    }

    private static Plan fromTree(JsonElement tree, Gson gson) {
        return read(tree, Plan.class, gson);
    }

    private static <T> T read(JsonElement tree, Class<T> type, Gson gson) {
        if (!tree.isJsonObject()) {
            throw new JsonParseException("A plan is an object.");
        }
        try {
            return gson.fromJson(tree, type);
        } catch (NumberFormatException | IllegalStateException | UnsupportedOperationException
                | InvalidPathException wrong) {
            throw new JsonParseException("This is no plan: " + wrong.getMessage(), wrong);
        }
    }
}
