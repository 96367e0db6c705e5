package unbox.runtime.output;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** JSON of plain values. */
public final class Json {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private Json() {}

    /**
     * An object of names and values in turn.
     *
     * @param members a name, its value, a name, its value ...; values are JSON, text, numbers, flags, null, or lists and maps
     *        of them
     */
    public static JsonObject object(Object... members) {
        var object = new JsonObject();
        for (int i = 0; i < members.length; i += 2) {
            object.add((String) members[i],
                    members[i + 1] instanceof JsonElement element ? element : GSON.toJsonTree(members[i + 1]));
        }
        return object;
    }

    /** On one line, nulls included. */
    public static String text(JsonElement json) {
        return GSON.toJson(json);
    }
}
