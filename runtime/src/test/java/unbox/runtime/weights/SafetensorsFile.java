package unbox.runtime.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** Writes safetensors files, right and wrong ones. */
final class SafetensorsFile {
    private final StringJoiner entries = new StringJoiner(",", "{", "}");
    private ByteBuffer data = ByteBuffer.allocate(0);

    /** Adds a tensor after the last. */
    SafetensorsFile tensor(String name, String type, String shape, ByteBuffer bytes) {
        int begin = data.capacity();
        int end = begin + bytes.remaining();
        entries.add("\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(name, type, shape,
                begin, end));
        data = ByteBuffer.allocate(end).put(data.rewind()).put(bytes).rewind();
        return this;
    }

    SafetensorsFile floats(String name, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(name, "F32", "[" + values.length + "]", bytes);
    }

    SafetensorsFile shorts(String name, String type, int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return tensor(name, type, "[" + values.length + "]", bytes.flip());
    }

    Path write(Path file) {
        return write(file, entries.toString(), data.array());
    }

    /** Writes a header as it is, whatever it says. */
    static Path write(Path file, String header, byte... data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        return writeRaw(file, ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length).put(json).put(data).array());
    }

    static Path writeRaw(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
