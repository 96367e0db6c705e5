package unbox.language.catalog.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import unbox.language.catalog.file.BrokenFileException;

/**
 * Where the entries of a stored zip lie in its file. {@code java.util.zip} does not say, and mapping an entry needs it.
 *
 * @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE.TXT, 4.3</a>
 */
final class ZipDirectory {
    private static final int LOCAL_HEADER = 0x04034b50;
    private static final int LOCAL_HEADER_LENGTH = 30;
    private static final int CENTRAL_HEADER = 0x02014b50;
    private static final int CENTRAL_HEADER_LENGTH = 46;
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LARGEST_COMMENT = 0xFFFF;
    private static final int ENCRYPTED = 1;

    private final Path file;
    private final FileChannel channel;

    private ZipDirectory(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** The entries by name; every one lies inside the file and is stored, not compressed. */
    static Map<String, ZipEntryBytes> read(Path file, FileChannel channel) throws IOException {
        return new ZipDirectory(file, channel).entries();
    }

    private Map<String, ZipEntryBytes> entries() throws IOException {
        ByteBuffer end = end();
        int count = Short.toUnsignedInt(end.getShort(10));
        long length = Integer.toUnsignedLong(end.getInt(12));
        long start = Integer.toUnsignedLong(end.getInt(16));
        if (start == 0xFFFFFFFFL || count == 0xFFFF) {
            throw new BrokenFileException(file, "has more than 4 GB or 65,534 entries, which is not supported");
        }
        ByteBuffer directory = bytes(start, length);
        Map<String, ZipEntryBytes> entries = new LinkedHashMap<>();
        for (int at = 0; at < count; at++) {
            ZipEntryBytes entry = entry(directory);
            if (entries.put(entry.name(), entry) != null) {
                throw new BrokenFileException(file, "has two entries named " + entry.name());
            }
        }
        return entries;
    }

    /** The record at the end of the file, behind which only a comment may stand. */
    private ByteBuffer end() throws IOException {
        int length = (int) Math.min(channel.size(), END_LENGTH + LARGEST_COMMENT);
        ByteBuffer tail = bytes(channel.size() - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == length) {
                return tail.slice(at, END_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
            }
        }
        throw new BrokenFileException(file,
                "is not a zip file, or is cut off; torch.save writes a zip (the older format without one is not supported)");
    }

    private ZipEntryBytes entry(ByteBuffer directory) throws IOException {
        int at = directory.position();
        if (directory.remaining() < CENTRAL_HEADER_LENGTH || directory.getInt(at) != CENTRAL_HEADER) {
            throw damaged();
        }
        int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
        int next = CENTRAL_HEADER_LENGTH + nameLength + Short.toUnsignedInt(directory.getShort(at + 30))
                + Short.toUnsignedInt(directory.getShort(at + 32));
        if (directory.remaining() < next) {
            throw damaged();
        }
        byte[] nameBytes = new byte[nameLength];
        directory.get(at + CENTRAL_HEADER_LENGTH, nameBytes);
        directory.position(at + next);
        String name = new String(nameBytes, StandardCharsets.UTF_8);
        long compressed = Integer.toUnsignedLong(directory.getInt(at + 20));
        long size = Integer.toUnsignedLong(directory.getInt(at + 24));
        boolean encrypted = (directory.getShort(at + 8) & ENCRYPTED) != 0;
        if (directory.getShort(at + 10) != 0 || compressed != size || encrypted) {
            throw new BrokenFileException(file,
                    "has the entry " + name + " compressed or encrypted; torch.save stores entries as they are");
        }
        long start = dataStart(Integer.toUnsignedLong(directory.getInt(at + 42)));
        if (size > channel.size() - start) {
            throw new BrokenFileException(file, "has the entry " + name + " of " + size
                    + " bytes, which would end behind the file: it is cut off or damaged");
        }
        return new ZipEntryBytes(file, name, start, size, directory.getInt(at + 16));
    }

    /** An entry's bytes follow its own header, whose name and extra field may be longer than the directory's. */
    private long dataStart(long header) throws IOException {
        ByteBuffer local = bytes(header, LOCAL_HEADER_LENGTH);
        if (local.getInt(0) != LOCAL_HEADER) {
            throw damaged();
        }
        return header + LOCAL_HEADER_LENGTH + Short.toUnsignedInt(local.getShort(26))
                + Short.toUnsignedInt(local.getShort(28));
    }

    private ByteBuffer bytes(long start, long length) throws IOException {
        if (start < 0 || length > channel.size() - start || length > Integer.MAX_VALUE) {
            throw damaged();
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                throw damaged();
            }
        }
        return bytes.flip();
    }

    private BrokenFileException damaged() {
        return new BrokenFileException(file, "is a damaged zip file: its directory does not fit its content");
    }
}
