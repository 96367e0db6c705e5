package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cases of {@code kernels/expected.safetensors}: what goes in, and what PyTorch made of it. The file is mapped read-only:
 * an operator that writes to its input ends the process.
 */
final class ExpectedTensors {
    private final MappedByteBuffer file;
    private final JsonObject header;
    private final int start;

    ExpectedTensors() throws IOException, URISyntaxException {
        Path path = Path.of(ExpectedTensors.class.getResource("/kernels/expected.safetensors").toURI());
        try (FileChannel channel = FileChannel.open(path)) {
            file = channel.map(MapMode.READ_ONLY, 0, channel.size());
        }
        int length = (int) file.order(ByteOrder.LITTLE_ENDIAN).getLong(0);
        byte[] json = new byte[length];
        file.get(8, json);
        header = JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
        start = 8 + length;
    }

    Set<String> cases() {
        Set<String> names = new TreeSet<>();
        header.keySet().forEach(key -> names.add(key.substring(0, key.indexOf('/'))));
        return names;
    }

    /** A tensor of a case, or null where the case has none of this name. */
    NDArray get(NDManager manager, String name, String tensor) {
        JsonObject entry = header.getAsJsonObject(name + "/" + tensor);
        if (entry == null) {
            return null;
        }
        long[] shape = entry.getAsJsonArray("shape").asList().stream().mapToLong(size -> size.getAsLong()).toArray();
        JsonArray offsets = entry.getAsJsonArray("data_offsets");
        int from = offsets.get(0).getAsInt();
        ByteBuffer bytes = file.slice(start + from, offsets.get(1).getAsInt() - from);
        DataType type = entry.get("dtype").getAsString().equals("I64") ? DataType.INT64 : DataType.FLOAT32;
        return manager.create(bytes, new Shape(shape), type);
    }
}
