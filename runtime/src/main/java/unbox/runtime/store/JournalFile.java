package unbox.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import unbox.runtime.output.AtomicFiles;

/**
 * A file of lines to which lines are added, each forced to disk before the next. Every line carries a checksum, so whatever
 * a power loss leaves at the end is told from what was written.
 */
final class JournalFile {
    private static final int CHECKSUM = 8;

    private final Path file;

    JournalFile(Path file) {
        this.file = file;
    }

    /** The lines that are whole, up to the first that is not; none where there is no file. */
    List<String> read() throws IOException {
        List<String> lines = new ArrayList<>();
        scan(lines);
        return lines;
    }

    /** Cuts off what is no whole line, so that lines can be added. */
    void repair() throws IOException {
        if (Files.exists(file)) {
            int whole = scan(new ArrayList<>());
            try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(whole);
            }
        }
    }

    /** Adds the lines that are whole to a list. Returns where in the file they end. */
    private int scan(List<String> lines) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int start = 0;
        for (int end = indexOfEnd(bytes, start); end >= 0; end = indexOfEnd(bytes, start)) {
            byte[] line = Arrays.copyOfRange(bytes, start, end);
            if (!isWhole(line)) {
                break;
            }
            lines.add(new String(line, CHECKSUM + 1, line.length - CHECKSUM - 1, StandardCharsets.UTF_8));
            start = end + 1;
        }
        return start;
    }

    /** Makes the file hold these lines, in the place of what it holds. */
    void write(List<String> lines) throws IOException {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(sealed(line)));
        AtomicFiles.write(file, text.toString());
    }

    /** Adds a line at the end; it is on disk when this returns. */
    void append(String line) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            var buffer = ByteBuffer.wrap(sealed(line).getBytes(StandardCharsets.UTF_8));
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        }
    }

    private static String sealed(String line) {
        return checksum(line.getBytes(StandardCharsets.UTF_8)) + " " + line + "\n";
    }

    private static boolean isWhole(byte[] line) {
        if (line.length <= CHECKSUM) {
            return false;
        }
        byte[] text = Arrays.copyOfRange(line, CHECKSUM + 1, line.length);
        return new String(line, 0, CHECKSUM, StandardCharsets.ISO_8859_1).equals(checksum(text));
    }

    private static String checksum(byte[] text) {
        CRC32 crc = new CRC32();
        crc.update(text);
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static int indexOfEnd(byte[] bytes, int start) {
        for (int at = start; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
