package unbox.language.plan;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import com.google.gson.reflect.TypeToken;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A record as an object of its components. Unlike Gson's own way it knows Optional and reads nothing that lacks a part. */
final class RecordJson implements JsonSerializer<Record>, JsonDeserializer<Record> {

    @Override
    public JsonElement serialize(Record written, Type type, JsonSerializationContext context) {
        var object = new JsonObject();
        SealedJson.kindOf(written.getClass()).ifPresent(kind -> object.addProperty("kind", kind));
        for (RecordComponent component : written.getClass().getRecordComponents()) {
            Object value = value(written, component);
            if (value instanceof Optional<?> optional) {
                Type inside = inside(component);
                object.add(component.getName(), context.serialize(optional.orElse(null), inside));
            } else {
                object.add(component.getName(), context.serialize(value, component.getGenericType()));
            }
        }
        return object;
    }

    @Override
    public Record deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
        Class<? extends Record> read = TypeToken.get(type).getRawType().asSubclass(Record.class);
        if (!json.isJsonObject()) {
            throw new JsonParseException(read.getSimpleName() + " is an object, and this is " + json + ".");
        }
        RecordComponent[] components = read.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> read(json.getAsJsonObject(), component, read, context)).toArray();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return read.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object read(JsonObject object, RecordComponent component, Class<?> owner,
            JsonDeserializationContext context) {
        JsonElement element = object.get(component.getName());
        if (element == null) {
            throw new JsonParseException(owner.getSimpleName() + " lacks \"" + component.getName() + "\".");
        }
        if (component.getType() == Optional.class) {
            return Optional.ofNullable(context.<Object>deserialize(element, inside(component)));
        }
        Object value = context.deserialize(element, component.getGenericType());
        if (value == null || value instanceof List<?> list && list.contains(null)) {
            throw new JsonParseException(owner.getSimpleName() + " has null in \"" + component.getName() + "\".");
        }
        return value;
    }

    private static Type inside(RecordComponent optional) {
        return ((ParameterizedType) optional.getGenericType()).getActualTypeArguments()[0];
    }

    private static Object value(Record written, RecordComponent component) {
        try {
            return component.getAccessor().invoke(written);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
