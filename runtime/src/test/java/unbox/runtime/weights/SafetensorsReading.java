package unbox.runtime.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import unbox.fuzz.Memory;
import unbox.runtime.RunException;

/**
 * Reads files of which nothing is known, and sees to it that each is refused in a sentence that names it, or gives the
 * tensors of its header with the bytes that lie there; and takes no more memory than it explains.
 */
final class SafetensorsReading {
    /** An entry of the header may take one byte for what takes some numbers here. */
    private static final int MEMORY_A_BYTE = 100;
    /** Classes that are loaded by the way. */
    private static final int MEMORY = 2 << 20;

    private SafetensorsReading() {}

    /** The file, or nothing where it is refused. */
    static Optional<Safetensors> of(Path folder, byte[] bytes) {
        Path file = SafetensorsFile.writeRaw(folder.resolve("file.safetensors"), bytes);
        var result = new Object() {
            Optional<Safetensors> file = Optional.empty();
        };
        long allocated = Memory.allocatedBy(() -> {
            result.file = refusable(file + ": ", () -> Safetensors.open(file));
            return result;
        });
        assertTrue(allocated < MEMORY + (long) MEMORY_A_BYTE * bytes.length,
                () -> allocated + " bytes of memory for a file of " + bytes.length);
        result.file.ifPresent(open -> assertRight(open, bytes));
        return result.file;
    }

    /**
     * The result of work on a file, or nothing where it is refused.
     *
     * @param name with which the refusal must begin
     */
    static <T> Optional<T> refusable(String name, Supplier<T> work) {
        try {
            return Optional.ofNullable(work.get());
        } catch (RunException refused) {
            String message = refused.getMessage();
            assertTrue(message.startsWith(name), message);
            assertTrue(message.length() < 1000 && message.chars().noneMatch(Character::isISOControl), message);
            return Optional.empty();
        }
    }

    private static void assertRight(Safetensors file, byte[] bytes) {
        long headerLength = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        int data = Math.toIntExact(8 + headerLength);
        JsonObject header = JsonParser.parseString(new String(bytes, 8, data - 8, StandardCharsets.UTF_8))
                .getAsJsonObject();
        header.remove("__metadata__");
        assertEquals(header.keySet(), file.tensors().keySet());
        long read = 0;
        for (StoredTensor tensor : file.tensors().values()) {
            JsonObject written = header.getAsJsonObject(tensor.name());
            assertEquals(written.get("dtype").getAsString(), tensor.type().name());
            assertEquals(longs(written.get("shape")), tensor.shape());
            assertEquals(longs(written.get("data_offsets")), List.of(tensor.begin(), tensor.end()));
            assertArrayEquals(Arrays.copyOfRange(bytes, data + (int) tensor.begin(), data + (int) tensor.end()),
                    bytes(file.map(tensor.name())));
            read += tensor.length();
        }
        assertEquals(bytes.length - data, read);
    }

    private static List<Long> longs(JsonElement list) {
        return list.getAsJsonArray().asList().stream().map(JsonElement::getAsLong).toList();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
