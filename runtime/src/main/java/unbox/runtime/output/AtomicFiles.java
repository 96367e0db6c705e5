package unbox.runtime.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Writes files that exist whole or not at all: to a temporary name beside their place, forced to disk, then moved. A
 * temporary file ends in {@code .part}, so that no pattern for pictures or tables finds one that a killed run left.
 */
public final class AtomicFiles {
    private static final String SUFFIX = ".part";
    private static final Pattern TEMPORARY = Pattern.compile("\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part");

    private AtomicFiles() {}

    /**
     * Writes a file, in the place of an earlier one if there is one. Its folders are made where they are missing.
     *
     * @throws IOException where it cannot be written; the earlier file is then still there
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = folder.resolve("." + UUID.randomUUID() + SUFFIX);
        try {
            writeToDisk(part, content);
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
        forceFolder(folder);
    }

    /** Whether a file is one that was being written when its process was killed, or is being written now. */
    public static boolean isTemporary(Path file) {
        return TEMPORARY.matcher(file.getFileName().toString()).matches();
    }

    /** The same for text, as UTF-8. */
    public static void write(Path file, String content) throws IOException {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Makes a folder, and tries whether files can be written into it.
     *
     * @throws IOException where they cannot
     */
    public static void checkWritable(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path probe = folder.resolve("." + UUID.randomUUID() + SUFFIX);
        try {
            Files.createFile(probe);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static void writeToDisk(Path part, byte[] content) throws IOException {
        try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException impossible) {
            // Some network file systems: the file may then be missing for a moment, but is never half there.
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A move is on disk only when its folder is. Windows has no such call, and needs none. */
    private static void forceFolder(Path folder) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
