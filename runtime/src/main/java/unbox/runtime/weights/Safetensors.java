package unbox.runtime.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import unbox.runtime.RunException;

/**
 * A safetensors file: its header is read and checked at once, its tensors are mapped one by one when they are asked
 * for, so files of any length cost no heap. The format: 8 bytes of length (little-endian), a JSON header of that
 * length, then the tensors' bytes without holes (github.com/huggingface/safetensors, README, "Format").
 */
public final class Safetensors {
    private static final int LENGTH_BYTES = 8;
    private static final long LONGEST_HEADER = 25_000_000;
    private static final String FETCH_AGAIN = "; fetch the file again";

    private final Path file;
    private final long dataBegin;
    private final Map<String, StoredTensor> tensors;

    private Safetensors(Path file, long dataBegin, Map<String, StoredTensor> tensors) {
        this.file = file;
        this.dataBegin = dataBegin;
        this.tensors = Collections.unmodifiableMap(tensors);
    }

    /**
     * Reads and checks the header.
     *
     * @throws RunException when the file cannot be read or is not exactly as the format wants it
     */
    public static Safetensors open(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long headerLength = headerLength(file, channel, size);
            long dataBegin = LENGTH_BYTES + headerLength;
            String json = text(file, read(channel, LENGTH_BYTES, (int) headerLength));
            Map<String, StoredTensor> tensors = SafetensorsHeader.parse(file.toString(), json);
            checkLayout(file, tensors.values().stream().toList(), size - dataBegin);
            return new Safetensors(file, dataBegin, tensors);
        } catch (IOException e) {
            String reason = Files.exists(file) ? "cannot be read: " + e.getMessage() : "there is no such file";
            throw new RunException(file + ": " + reason, e);
        }
    }

    public Path file() {
        return file;
    }

    /** What the file holds, by name, in the header's order. */
    public Map<String, StoredTensor> tensors() {
        return tensors;
    }

    /**
     * A tensor's bytes, mapped read-only: nothing may write to them. They stay mapped while the buffer is reachable.
     *
     * @return from position 0, in the machine's byte order
     * @throws RunException when there is no such tensor, or it is larger than one mapping can be (2 GiB)
     */
    public ByteBuffer map(String name) {
        StoredTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new RunException(file + ": holds no tensor " + name);
        }
        if (tensor.length() > Integer.MAX_VALUE) {
            throw new RunException(file + ": tensor " + name + " is larger than 2 GiB, more than one array can hold");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, dataBegin + tensor.begin(), tensor.length())
                    .order(ByteOrder.nativeOrder());
        } catch (IOException e) {
            throw new RunException(file + ": tensor " + name + " cannot be mapped: " + e.getMessage(), e);
        }
    }

    private static long headerLength(Path file, FileChannel channel, long size) throws IOException {
        if (size < LENGTH_BYTES) {
            throw new RunException(
                    file + ": has only " + size + " bytes, too few for a safetensors file" + FETCH_AGAIN);
        }
        long length = read(channel, 0, LENGTH_BYTES).getLong();
        if (length < 0 || length > LONGEST_HEADER) {
            throw new RunException(
                    file + ": claims a header of " + Long.toUnsignedString(length) + " bytes, more than the "
                            + LONGEST_HEADER + " that the format allows; it is not a safetensors file, or damaged"
                            + FETCH_AGAIN);
        }
        if (length > size - LENGTH_BYTES) {
            throw new RunException(file + ": is cut off inside its header, which has " + length + " bytes of which "
                    + (size - LENGTH_BYTES) + " are there" + FETCH_AGAIN);
        }
        return length;
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            continue;
        }
        return buffer.flip();
    }

    private static String text(Path file, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new RunException(file + ": its header is not UTF-8 text; it is not a safetensors file, or damaged"
                    + FETCH_AGAIN, e);
        }
    }

    /** Every byte of the data belongs to exactly one tensor. */
    private static void checkLayout(Path file, List<StoredTensor> tensors, long dataLength) {
        List<StoredTensor> inOrder = tensors.stream()
                .sorted(Comparator.comparingLong(StoredTensor::begin).thenComparingLong(StoredTensor::end)).toList();
        long end = 0;
        String before = "the start of the data";
        for (StoredTensor tensor : inOrder) {
            if (tensor.end() > dataLength) {
                throw new RunException(file + ": tensor " + tensor.name() + " lies at bytes " + tensor.begin() + " to "
                        + tensor.end() + " of the data, but the file ends after " + dataLength
                        + "; it is cut off or damaged"
                        + FETCH_AGAIN);
            }
            if (tensor.begin() < end) {
                throw wrong(file, "tensor " + tensor.name() + " overlaps " + before);
            }
            if (tensor.begin() > end) {
                throw wrong(file,
                        "bytes " + end + " to " + tensor.begin() + " of the data, between " + before + " and tensor "
                                + tensor.name() + ", belong to no tensor");
            }
            end = tensor.end();
            before = "tensor " + tensor.name();
        }
        if (end != dataLength) {
            throw wrong(file, "bytes " + end + " to " + dataLength + " of the data, after " + before
                    + ", belong to no tensor");
        }
    }

    private static RunException wrong(Path file, String what) {
        return new RunException(file + ": " + what + "; the file was written wrongly: save it again");
    }
}
