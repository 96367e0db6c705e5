package unbox.language.plan;

import com.google.gson.JsonDeserializationContext;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import unbox.language.model.Feature;

/** Single values as JSON. */
final class ValueJson {

    private ValueJson() {}

    /** {@code "up.0.1#90"}, also as the key of an object. */
    static final class OfFeature extends TypeAdapter<Feature> {
        @Override
        public void write(JsonWriter out, Feature feature) throws IOException {
            out.value(feature.toString());
        }

        @Override
        public Feature read(JsonReader in) throws IOException {
            String written = in.nextString();
            int mark = written.indexOf('#');
            if (mark < 0) {
                throw new JsonParseException("A feature is written like up.0.1#90, and this is " + written + ".");
            }
            return new Feature(written.substring(0, mark), Integer.parseInt(written.substring(mark + 1)));
        }
    }

    /** A number or null. */
    static final class OfOptionalInt extends TypeAdapter<OptionalInt> {
        @Override
        public void write(JsonWriter out, OptionalInt number) throws IOException {
            if (number.isPresent()) {
                out.value(number.getAsInt());
            } else {
                out.nullValue();
            }
        }

        @Override
        public OptionalInt read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return OptionalInt.empty();
            }
            return OptionalInt.of(in.nextInt());
        }
    }

    /**
     * An absolute path; where there is a base, as seen from it, with slashes on every system, unless both share no folder.
     */
    record OfPath(Optional<Path> base) implements JsonSerializer<Path>, JsonDeserializer<Path> {
        @Override
        public JsonElement serialize(Path path, Type type, JsonSerializationContext context) {
            return new JsonPrimitive(base.filter(from -> shareFolder(from, path)).map(from -> relative(from, path))
                    .orElseGet(path::toString));
        }

        @Override
        public Path deserialize(JsonElement json, Type type, JsonDeserializationContext context) {
            return base.map(from -> from.resolve(json.getAsString()).normalize())
                    .orElseGet(() -> Path.of(json.getAsString()));
        }

        private static boolean shareFolder(Path one, Path other) {
            return one.getNameCount() > 0 && other.getNameCount() > 0 && Objects.equals(one.getRoot(), other.getRoot())
                    && one.getName(0).equals(other.getName(0));
        }

        private static String relative(Path from, Path path) {
            String relative = from.relativize(path).toString();
            return relative.isEmpty() ? "." : relative.replace(from.getFileSystem().getSeparator(), "/");
        }
    }
}
