package unbox.server.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a person has set in the editor, under {@code unbox}. Everything that is not set is on.
 *
 * @param labels hints with the labels of features
 * @param parameters hints with the names of parameters
 * @param lenses commands above experiments
 * @param home the folder of the Unbox that runs scripts; empty where it is looked for
 */
public record Settings(boolean labels, boolean parameters, boolean lenses, Optional<Path> home) {
    /** Where nothing is set. */
    public static final Settings DEFAULT = new Settings(true, true, true, Optional.empty());

    /**
     * Reads {@code {"inlayHints": {"labels": true, "parameters": true}, "codeLens": true, "home": "/opt/unbox"}}; wrong values
     * count as not set.
     */
    public static Settings of(JsonElement json) {
        if (json == null || !json.isJsonObject()) {
            return DEFAULT;
        }
        JsonObject settings = json.getAsJsonObject();
        JsonElement hints = settings.get("inlayHints");
        JsonObject ofHints = hints != null && hints.isJsonObject() ? hints.getAsJsonObject() : new JsonObject();
        return new Settings(flag(ofHints, "labels"), flag(ofHints, "parameters"), flag(settings, "codeLens"),
                home(settings.get("home")));
    }

    private static boolean flag(JsonObject object, String name) {
        JsonElement value = object.get(name);
        boolean off = value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()
                && !value.getAsBoolean();
        return !off;
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
