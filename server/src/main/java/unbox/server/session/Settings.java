package unbox.server.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a person has set in the editor, under {@code unbox}.
 *
 * @param labels hints with the labels of features
 * @param parameters hints with the names of parameters
 * @param lenses commands above experiments
 * @param pictures pictures in what is told, for editors that show them; else they are drawn with characters
 * @param home the folder of the Unbox that runs scripts; empty where it is looked for
 */
public record Settings(boolean labels, boolean parameters, boolean lenses, boolean pictures, Optional<Path> home) {
    /** Where nothing is set. */
    public static final Settings DEFAULT = new Settings(true, true, true, false, Optional.empty());

    /**
     * Reads {@code {"inlayHints": {"labels": true, "parameters": true}, "codeLens": true, "hover": {"pictures": false},
     * "home": "/opt/unbox"}}; wrong values count as not set.
     */
    public static Settings of(JsonElement json) {
        return DEFAULT.with(json);
    }

    /** The same where nothing else is set. */
    public Settings with(JsonElement json) {
        JsonObject settings = object(json);
        JsonObject hints = object(settings.get("inlayHints"));
        return new Settings(flag(hints, "labels", labels), flag(hints, "parameters", parameters),
                flag(settings, "codeLens", lenses), flag(object(settings.get("hover")), "pictures", pictures),
                settings.has("home") ? home(settings.get("home")) : home);
    }

    private static JsonObject object(JsonElement json) {
        return json instanceof JsonObject object ? object : new JsonObject();
    }

    private static boolean flag(JsonObject object, String name, boolean otherwise) {
        return object.get(name) instanceof JsonPrimitive value && value.isBoolean() ? value.getAsBoolean() : otherwise;
    }

    private static Optional<Path> home(JsonElement value) {
        if (value == null || !value.isJsonPrimitive() || value.getAsString().isBlank()) {
            return Optional.empty();
        }
        String written = value.getAsString().strip();
        try {
            Path path = written.startsWith("~/")
                    ? Path.of(System.getProperty("user.home"), written.substring(2))
                    : Path.of(written);
            return Optional.of(path.toAbsolutePath().normalize());
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }
}
