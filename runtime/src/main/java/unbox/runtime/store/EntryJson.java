package unbox.runtime.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import unbox.runtime.manifest.BatchJson;
import unbox.runtime.output.Json;

/** Lines of the journal as JSON, one object a line. */
final class EntryJson {
    private EntryJson() {}

    /** @param folder the experiment's */
    static String write(Entry entry, Path folder) {
        return Json.text(switch (entry) {
            case Entry.Begun begun ->
                Json.object("kind", "begun", "fingerprint", begun.fingerprint(), "settings", begun.settings());
            case Entry.Planned planned ->
                Json.object("kind", "planned", "number", planned.number(), "batch",
                        BatchJson.write(planned.batch(), List.of(), folder));
            case Entry.Made made ->
                Json.object("kind", "made", "id", made.id(), "batch", made.batch(), "path", made.path(), "sha256",
                        made.sha256(), "pixels", made.pixels(), "observed", new TreeSet<>(made.observed()));
            case Entry.Whole whole -> Json.object("kind", "whole", "text", whole.text(), "files", whole.files());
        });
    }

    /** @throws RuntimeException where the line is no entry */
    static Entry read(String line, Path folder) {
        JsonObject json = JsonParser.parseString(line).getAsJsonObject();
        return switch (text(json, "kind")) {
            case "begun" -> new Entry.Begun(text(json, "fingerprint"), texts(json, "settings"));
            case "planned" -> new Entry.Planned(json.get("number").getAsInt(),
                    BatchJson.read(json.getAsJsonObject("batch"), List.of(), folder));
            case "made" -> new Entry.Made(text(json, "id"), json.get("batch").getAsInt(), text(json, "path"),
                    text(json, "sha256"), text(json, "pixels"), names(json.getAsJsonArray("observed")));
            case "whole" -> new Entry.Whole(text(json, "text"), texts(json, "files"));
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }

    private static Map<String, String> texts(JsonObject json, String name) {
        Map<String, String> texts = new TreeMap<>();
        JsonObject object = json.getAsJsonObject(name);
        object.keySet().forEach(key -> texts.put(key, text(object, key)));
        return texts;
    }

    private static Set<String> names(JsonArray array) {
        List<String> names = new ArrayList<>();
        array.forEach(name -> names.add(name.getAsString()));
        return Set.copyOf(names);
    }
}
