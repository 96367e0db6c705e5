package unbox.language.catalog.file;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A configuration file that holds one JSON object. Every getter throws {@link BrokenFileException}, which names the file
 * and the key, where the key is missing or holds another kind of value. A key that holds {@code null} counts as missing.
 */
public final class JsonFile {
    private static final int LARGEST = 16 << 20;

    private final Path path;
    private final JsonObject object;

    private JsonFile(Path path, JsonObject object) {
        this.path = path;
        this.object = object;
    }

    /** Reads a file. */
    public static JsonFile read(Path path) {
        JsonElement element = read(path, JsonParser::parseReader);
        if (!element.isJsonObject()) {
            throw new BrokenFileException(path, "is not a JSON object: it must begin with { and end with }");
        }
        return new JsonFile(path, element.getAsJsonObject());
    }

    /** What takes from a file what it needs, value by value. */
    public interface Content<T> {
        T read(JsonReader reader) throws IOException;
    }

    /** Reads a large file without keeping all of it. */
    public static <T> T read(Path path, Content<T> content) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new BrokenFileException(path, "is too large for a configuration file");
            }
            JsonReader reader = new JsonReader(new StringReader(Files.readString(path)));
            reader.setStrictness(Strictness.LENIENT);
            T read = content.read(reader);
            if (!JsonNull.INSTANCE.equals(read) && reader.peek() != JsonToken.END_DOCUMENT) {
                throw new MalformedJsonException("more than one value");
            }
            return read;
        } catch (NoSuchFileException missing) {
            throw new BrokenFileException(path, "is missing", missing);
        } catch (MalformedInputException notText) {
            throw new BrokenFileException(path, "is not UTF-8 text", notText);
        } catch (MalformedJsonException | EOFException | JsonParseException | StackOverflowError notJson) {
            throw new BrokenFileException(path, "is not JSON", notJson);
        } catch (IOException unreadable) {
            throw new BrokenFileException(path, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    public Path path() {
        return path;
    }

    /** The whole object. */
    public JsonObject object() {
        return object;
    }

    /** Whether the key is there and not {@code null}. */
    public boolean has(String key) {
        return object.has(key) && !object.get(key).isJsonNull();
    }

    /** A whole number from 1 up. */
    public int count(String key) {
        return toCount(key, needed(key));
    }

    /** A whole number. */
    public int integer(String key) {
        return toInteger(key, needed(key));
    }

    /** A whole number, or another where there is none. */
    public int integer(String key, int absent) {
        return has(key) ? integer(key) : absent;
    }

    /** A finite number. */
    public double number(String key) {
        JsonElement value = needed(key);
        if (isNumber(value) && Double.isFinite(value.getAsDouble())) {
            return value.getAsDouble();
        }
        throw wrong(key, value, "a number");
    }

    /** A text. */
    public String string(String key) {
        JsonElement value = needed(key);
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isString()) {
            return value.getAsString();
        }
        throw wrong(key, value, "a text");
    }

    /** True or false. */
    public boolean flag(String key) {
        JsonElement value = needed(key);
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
            return value.getAsBoolean();
        }
        throw wrong(key, value, "true or false");
    }

    /** True or false, or another where there is neither. */
    public boolean flag(String key, boolean absent) {
        return has(key) ? flag(key) : absent;
    }

    /** A list of texts that is not empty. */
    public List<String> strings(String key) {
        JsonElement value = needed(key);
        List<String> texts = new ArrayList<>();
        if (value.isJsonArray()) {
            for (JsonElement item : value.getAsJsonArray()) {
                if (item.isJsonPrimitive() && item.getAsJsonPrimitive().isString()) {
                    texts.add(item.getAsString());
                }
            }
        }
        if (texts.isEmpty() || texts.size() != value.getAsJsonArray().size()) {
            throw wrong(key, value, "a list of texts");
        }
        return List.copyOf(texts);
    }

    /** A list of whole numbers from 1 up that is not empty. */
    public List<Integer> counts(String key) {
        JsonElement value = needed(key);
        if (!value.isJsonArray() || value.getAsJsonArray().isEmpty()) {
            throw wrong(key, value, "a list of whole numbers");
        }
        return value.getAsJsonArray().asList().stream().map(item -> toCount(key, item)).toList();
    }

    /** One whole number for each of so many blocks; a single number is meant for each of them. */
    public List<Integer> countPerBlock(String key, int blocks) {
        JsonElement value = needed(key);
        if (!value.isJsonArray()) {
            return Collections.nCopies(blocks, toCount(key, value));
        }
        List<Integer> counts = counts(key);
        if (counts.size() != blocks) {
            throw wrong(key, value, "a whole number, or a list of " + blocks + ", one a block");
        }
        return counts;
    }

    /**
     * Refuses any value but those that are known how to run.
     *
     * @param key may be missing, which stands for the first of the supported values
     * @param supported as JSON: {@code "\"silu\""}, {@code "null"}, {@code "false"}
     */
    public void refuseUnless(String key, String... supported) {
        if (!object.has(key)) {
            return;
        }
        JsonElement value = object.get(key);
        for (String candidate : supported) {
            if (Objects.equals(value, JsonParser.parseString(candidate))) {
                return;
            }
        }
        throw new BrokenFileException(path, "has \"" + key + "\": " + shown(value)
                + ", which is not supported; it must be " + String.join(" or ", supported));
    }

    /** That a key holds something else than it must. */
    public BrokenFileException wrong(String key, JsonElement value, String expected) {
        return new BrokenFileException(path,
                "has \"" + key + "\": " + shown(value) + ", where " + expected + " is expected");
    }

    private JsonElement needed(String key) {
        if (!has(key)) {
            throw new BrokenFileException(path, "has no key \"" + key + "\", which is needed");
        }
        return object.get(key);
    }

    private int toCount(String key, JsonElement value) {
        int count = toInteger(key, value);
        if (count < 1) {
            throw wrong(key, value, "a whole number from 1 up");
        }
        return count;
    }

    private int toInteger(String key, JsonElement value) {
        if (isNumber(value)) {
            double number = value.getAsDouble();
            if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
                return (int) number;
            }
        }
        throw wrong(key, value, "a whole number");
    }

    private static boolean isNumber(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    }

    private static String shown(JsonElement value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
