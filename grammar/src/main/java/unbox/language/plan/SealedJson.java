package unbox.language.plan;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a record of a sealed interface, whose object says in {@code kind} which record it is. */
final class SealedJson<T> implements JsonSerializer<T>, JsonDeserializer<T> {
    private final Class<T> sealed;
    private final Map<String, Class<? extends T>> records = new TreeMap<>();

    SealedJson(Class<T> sealed) {
        this.sealed = sealed;
        records(sealed).forEach(each -> records.put(kind(each), each.asSubclass(sealed)));
    }

    @Override
    public JsonElement serialize(T value, Type type, JsonSerializationContext context) {
        return context.serialize(value, value.getClass());
    }

    @Override
    public T deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
        JsonElement kind = json.isJsonObject() ? json.getAsJsonObject().get("kind") : null;
        if (kind == null || !kind.isJsonPrimitive() || !records.containsKey(kind.getAsString())) {
            throw new JsonParseException(sealed.getSimpleName() + " needs a \"kind\" of " + records.keySet() + ".");
        }
        return sealed.cast(context.deserialize(json, records.get(kind.getAsString())));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Stream.of(type.getPermittedSubclasses()).flatMap(SealedJson::records);
    }

    /** The {@code kind} of a record; empty where it is of no sealed interface. */
    static Optional<String> kindOf(Class<?> type) {
        return Stream.of(type.getInterfaces()).anyMatch(Class::isSealed) ? Optional.of(kind(type)) : Optional.empty();
    }

    private static String kind(Class<?> type) {
        String name = type.getSimpleName();
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
