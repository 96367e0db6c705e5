package unbox.runtime.weights;

import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import unbox.runtime.RunException;

/** Reads the JSON at the head of a safetensors file: from a name to where its tensor lies, and of which kind it is. */
final class SafetensorsHeader {
    private static final String METADATA = "__metadata__";
    private static final int MOST_AXES = 8;
    private static final Pattern NAME = Pattern.compile("\\P{Cc}{0,256}");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");
    private static final String DAMAGED = "; the file is damaged or was written wrongly: fetch or save it again";

    private final String file;
    private final Map<String, StoredTensor> tensors = new LinkedHashMap<>();

    private SafetensorsHeader(String file) {
        this.file = file;
    }

    /**
     * Reads the tensors in the order of the header.
     *
     * @param file the file's name, for messages
     * @throws RunException when the JSON is broken or a tensor's description makes no sense
     */
    static Map<String, StoredTensor> parse(String file, String json) {
        SafetensorsHeader header = new SafetensorsHeader(file);
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.setStrictness(Strictness.STRICT);
            header.readAll(reader);
        } catch (IOException | JsonParseException e) {
            throw new RunException(file + ": its header is not valid JSON" + DAMAGED, e);
        }
        return header.tensors;
    }

    private void readAll(JsonReader reader) throws IOException {
        expect(reader, JsonToken.BEGIN_OBJECT, "its header is not a JSON object");
        reader.beginObject();
        while (reader.hasNext()) {
            String name = readName(reader);
            if (name.equals(METADATA)) {
                reader.skipValue();
            } else if (tensors.put(name, readTensor(reader, name)) != null) {
                throw wrong("tensor " + name + " stands in its header twice");
            }
        }
        reader.endObject();
        expect(reader, JsonToken.END_DOCUMENT, "its header is not valid JSON");
    }

    /** Messages quote names: they must not command a person's terminal, nor fill it. */
    private String readName(JsonReader reader) throws IOException {
        String name = reader.nextName();
        if (!NAME.matcher(name).matches()) {
            throw wrong("a tensor has a name with control characters or of more than 256 characters");
        }
        return name;
    }

    private StoredTensor readTensor(JsonReader reader, String name) throws IOException {
        Optional<StoredType> type = Optional.empty();
        Optional<List<Long>> shape = Optional.empty();
        Optional<List<Long>> offsets = Optional.empty();
        expect(reader, JsonToken.BEGIN_OBJECT, "tensor " + name + " is not described by a JSON object");
        reader.beginObject();
        while (reader.hasNext()) {
            switch (reader.nextName()) {
                case "dtype" -> type = Optional.of(readType(reader, name));
                case "shape" -> shape = Optional.of(readNumbers(reader, name, "shape"));
                case "data_offsets" -> offsets = Optional.of(readNumbers(reader, name, "data_offsets"));
                default -> reader.skipValue();
            }
        }
        reader.endObject();
        return checked(name, type, shape, offsets);
    }

    private StoredTensor checked(String name, Optional<StoredType> type, Optional<List<Long>> shape,
            Optional<List<Long>> offsets) {
        if (type.isEmpty() || shape.isEmpty() || offsets.isEmpty()) {
            String missing = type.isEmpty() ? "dtype" : shape.isEmpty() ? "shape" : "data_offsets";
            throw wrong("tensor " + name + " has no " + missing);
        }
        List<Long> range = offsets.get();
        if (range.size() != 2 || range.get(0) > range.get(1)) {
            throw wrong("tensor " + name + " has data_offsets " + range + " instead of a begin and an end");
        }
        StoredTensor tensor = new StoredTensor(name, type.get(), shape.get(), range.get(0), range.get(1));
        long needed = bytes(tensor);
        if (tensor.length() != needed) {
            throw wrong("tensor " + name + " has " + tensor.length() + " bytes, but " + type.get() + " " + shape.get()
                    + " needs " + needed);
        }
        return tensor;
    }

    private long bytes(StoredTensor tensor) {
        try {
            return tensor.shape().stream().reduce((long) tensor.type().bytes(), Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw wrong("tensor " + tensor.name() + " has the impossible shape " + tensor.shape());
        }
    }

    private StoredType readType(JsonReader reader, String name) throws IOException {
        expect(reader, JsonToken.STRING, "tensor " + name + " has a dtype that is not text");
        String type = reader.nextString();
        return StoredType.named(type).orElseThrow(() -> new RunException(file + ": tensor " + name
                + " has the unknown dtype " + Quoted.of(type)
                + "; save the weights as F32, F16 or BF16"));
    }

    private List<Long> readNumbers(JsonReader reader, String name, String what) throws IOException {
        String complaint = "tensor " + name + " has a " + what + " that is not a list of whole numbers from 0";
        List<Long> numbers = new ArrayList<>();
        expect(reader, JsonToken.BEGIN_ARRAY, complaint);
        reader.beginArray();
        while (reader.hasNext()) {
            expect(reader, JsonToken.NUMBER, complaint);
            String written = reader.nextString();
            if (!WHOLE_NUMBER.matcher(written).matches()) {
                throw wrong(complaint);
            }
            if (numbers.size() == MOST_AXES) {
                throw wrong("tensor " + name + " has a " + what + " of more than " + MOST_AXES + " numbers");
            }
            numbers.add(Long.parseLong(written));
        }
        reader.endArray();
        return List.copyOf(numbers);
    }

    private void expect(JsonReader reader, JsonToken token, String otherwise) throws IOException {
        if (reader.peek() != token) {
            throw wrong(otherwise);
        }
    }

    private RunException wrong(String what) {
        return new RunException(file + ": " + what + DAMAGED);
    }
}
