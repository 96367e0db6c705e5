package unbox.server.request;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a message ends, whatever its header says. */
final class MessageEnd {
    private static final Pattern NEXT_HEADER = Pattern.compile("content-length: *\\d{1,9}\r?\n",
            Pattern.CASE_INSENSITIVE);

    private MessageEnd() {}

    /** The place behind the first whole object, else of the header of another message, else the end. */
    static int of(byte[] content) {
        return endOfObject(content).orElseGet(() -> nextHeader(content));
    }

    private static int nextHeader(byte[] content) {
        Matcher next = NEXT_HEADER.matcher(new String(content, StandardCharsets.ISO_8859_1));
        return next.find() ? next.start() : content.length;
    }

    private static OptionalInt endOfObject(byte[] content) {
        int depth = 0;
        boolean text = false;
        for (int at = 0; at < content.length; at++) {
            if (content[at] == '"') {
                text = !text;
            } else if (text) {
                at += content[at] == '\\' ? 1 : 0;
            } else if (content[at] == '{') {
                depth++;
            } else if (content[at] == '}' && --depth == 0) {
                return OptionalInt.of(at + 1);
            }
        }
        return OptionalInt.empty();
    }
}
