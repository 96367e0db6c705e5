package unbox.language.plan;

import com.google.gson.JsonParseException;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.file.Path;
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

    /** An absolute path. */
    static final class OfPath extends TypeAdapter<Path> {
        @Override
        public void write(JsonWriter out, Path path) throws IOException {
            if (path == null) {
                out.nullValue();
            } else {
                out.value(path.toString());
            }
        }

        @Override
        public Path read(JsonReader in) throws IOException {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                return null;
            }
            return Path.of(in.nextString());
        }
    }
}
