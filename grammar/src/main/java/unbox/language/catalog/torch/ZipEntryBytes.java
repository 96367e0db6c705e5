package unbox.language.catalog.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import unbox.language.catalog.file.BrokenFileException;

/**
 * An entry of a stored zip.
 *
 * @param start of its bytes in the file
 * @param size in bytes
 * @param crc the CRC-32 that the zip gives for them
 */
record ZipEntryBytes(Path file, String name, long start, long size, int crc) {

    /** More is mapped; for less, that takes longer than reading. */
    private static final int MOST_READ = 1 << 16;

    /**
     * Its bytes, little-endian, and checked against their sum: a direct buffer that is only read, and where they are many,
     * mapped from the file.
     */
    ByteBuffer map() {
        if (size > Integer.MAX_VALUE) {
            throw new BrokenFileException(file, "has the entry " + name + " of more than 2 GB, which is not supported");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (size > channel.size() - start) {
                throw new BrokenFileException(file, "has become shorter while it was read");
            }
            ByteBuffer bytes = size > MOST_READ
                    ? channel.map(FileChannel.MapMode.READ_ONLY, start, size)
                    : read(channel);
            CRC32 sum = new CRC32();
            sum.update(bytes.duplicate());
            if ((int) sum.getValue() != crc) {
                throw new BrokenFileException(file,
                        "is damaged: the sum of the entry " + name + " does not fit its bytes");
            }
            return bytes.order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException unreadable) {
            throw new BrokenFileException(file, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private ByteBuffer read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocateDirect((int) size);
        while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0) {
            // goes on behind what it has read
        }
        return bytes.flip().asReadOnlyBuffer();
    }
}
