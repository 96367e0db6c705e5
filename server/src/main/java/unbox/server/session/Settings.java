package unbox.server.session;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/**
 * What a person has set in the editor, under {@code unbox}. Everything that is not set is on.
 *
 * @param labels hints with the labels of features
 * @param parameters hints with the names of parameters
 * @param lenses commands above experiments
 */
public record Settings(boolean labels, boolean parameters, boolean lenses) {
    /** Where nothing is set. */
    public static final Settings DEFAULT = new Settings(true, true, true);

    /** Reads {@code {"inlayHints": {"labels": true, "parameters": true}, "codeLens": true}}; wrong values count as not set. */
    public static Settings of(JsonElement json) {
        if (json == null || !json.isJsonObject()) {
            return DEFAULT;
        }
        JsonObject settings = json.getAsJsonObject();
        JsonElement hints = settings.get("inlayHints");
        JsonObject ofHints = hints != null && hints.isJsonObject() ? hints.getAsJsonObject() : new JsonObject();
        return new Settings(flag(ofHints, "labels"), flag(ofHints, "parameters"), flag(settings, "codeLens"));
    }

    private static boolean flag(JsonObject object, String name) {
        JsonElement value = object.get(name);
        boolean off = value != null && value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()
                && !value.getAsBoolean();
        return !off;
    }
}
