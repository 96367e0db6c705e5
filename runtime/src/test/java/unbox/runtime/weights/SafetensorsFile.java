package unbox.runtime.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/** Writes safetensors files, right and wrong ones. */
public final class SafetensorsFile {
    private final StringJoiner entries = new StringJoiner(",", "{", "}");
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();

    /** Adds a tensor after the last; {@code shape} as JSON. */
    public SafetensorsFile tensor(String name, String type, String shape, ByteBuffer bytes) {
        int begin = data.size();
        byte[] values = new byte[bytes.remaining()];
        bytes.get(values);
        data.writeBytes(values);
        entries.add(
                "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}".formatted(name, type, shape, begin,
                        data.size()));
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

    public Path write(Path file) {
        return write(file, entries.toString(), data.toByteArray());
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
