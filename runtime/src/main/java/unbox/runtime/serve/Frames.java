package unbox.runtime.serve;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Messages on a stream: a header {@code Content-Length: n}, an empty line, n bytes of JSON in UTF-8, as the language server
 * protocol has it.
 */
final class Frames {
    private static final String LENGTH = "content-length:";
    private static final int LONGEST_HEADER = 1000;
    private static final int LONGEST_MESSAGE = 64_000_000;

    private Frames() {}

    /** A frame whose header cannot be understood; the next one may be whole. */
    static final class BrokenFrameException extends IOException {
        private static final long serialVersionUID = 1;

        BrokenFrameException(String message) {
            super(message);
        }
    }

    /**
     * Reads a message.
     *
     * @throws EOFException where the stream ends
     * @throws BrokenFrameException where what came is no frame; what stood in its place is read over
     */
    static String read(InputStream in) throws IOException {
        int length = -1;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith(LENGTH)) {
                length = length(header.substring(LENGTH.length()).strip());
            } else if (!header.startsWith("content-type:")) {
                throw new BrokenFrameException("a message begins with Content-Length: and not with \"" + line + "\"");
            }
        }
        if (length < 0) {
            throw new BrokenFrameException("a message's header has no Content-Length");
        }
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException();
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private static int length(String number) throws BrokenFrameException {
        try {
            int length = Integer.parseInt(number);
            if (length >= 0 && length <= LONGEST_MESSAGE) {
                return length;
            }
        } catch (NumberFormatException wrong) {
            // told below
        }
        throw new BrokenFrameException(
                "Content-Length is " + number + ": a number up to " + LONGEST_MESSAGE + " is needed");
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (line.length() >= LONGEST_HEADER) {
                throw new BrokenFrameException("a header line is longer than " + LONGEST_HEADER + " characters");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    /** Writes a message, whole. */
    static void write(OutputStream out, String message) throws IOException {
        byte[] content = message.getBytes(StandardCharsets.UTF_8);
        out.write(("Content-Length: " + content.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        out.flush();
    }
}
