package unbox.server.request;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueException;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.Message;

/**
 * The messages that an editor sends. What cannot be read is told and the next message is read, also where a header is
 * broken or names a wrong length: the next one is found by its words.
 */
final class MessageReader implements MessageProducer {
    /** A script is served up to a length that is well below this. */
    static final int LONGEST_MESSAGE = 8_000_000;
    private static final int LONGEST_LINE = 1000;
    private static final int END = -1;
    /** May stand behind what is left of a message whose length was wrong. */
    private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d{1,9})$", Pattern.CASE_INSENSITIVE);
    private static final Pattern OTHER_HEADER = Pattern.compile("content-type:.*", Pattern.CASE_INSENSITIVE);

    /** What is in a message after which a text may be another one. */
    private static final String CHANGE = "\"textDocument/did";

    private final ReturningStream in;
    private final MessageJsonHandler json;
    private final Faults faults;

    /** Who is told of what cannot be read. */
    interface Faults {

        /** Something that is no JSON stood where a message should be. */
        void noJson(String reason);

        /** There was JSON that is no message. */
        void noMessage();

        /** The parts of a message do not fit its method. */
        void misfit(MessageIssueException misfit);

        /** A message was too large, and nobody knows what it said. */
        void lost();
    }

    MessageReader(InputStream in, MessageJsonHandler json, Faults faults) {
        this.in = new ReturningStream(in);
        this.json = json;
        this.faults = faults;
    }

    /** Passes messages on until the stream ends. */
    @Override
    public void listen(MessageConsumer endpoint) {
        try {
            for (int length = length(); length != END; length = length()) {
                if (length > LONGEST_MESSAGE) {
                    in.skipNBytes(length);
                    faults.lost();
                } else {
                    byte[] content = in.readNBytes(length);
                    if (content.length == length) {
                        take(message(content), endpoint);
                    }
                }
            }
        } catch (IOException gone) {
            // as at the end
        }
    }

    /** Reads a header, and whatever stands where one should be. Returns the length that it names. */
    private int length() throws IOException {
        int length = END;
        boolean strange = false;
        for (Optional<String> line = line(); line.isPresent(); line = line()) {
            Matcher header = LENGTH.matcher(line.get());
            if (header.find()) {
                length = Integer.parseInt(header.group(1));
            } else if (!line.get().isEmpty()) {
                strange |= !OTHER_HEADER.matcher(line.get()).matches();
            } else if (length != END) {
                return length;
            } else if (strange) {
                faults.noJson("a message begins with Content-Length: and its length");
                strange = false;
            }
        }
        return END;
    }

    /** A line, or the end of one that is too long to be a header; empty where the stream ends. */
    private Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            line.append((char) next);
            if (line.length() > 2 * LONGEST_LINE) {
                line.delete(0, LONGEST_LINE);
            }
        }
        return Optional.of(line.toString().stripTrailing());
    }

    /** What is read may be more than a message, where its header was wrong: then others stand behind it. */
    private byte[] message(byte[] content) {
        int end = MessageEnd.of(content);
        in.giveBack(content, end);
        return end == content.length ? content : Arrays.copyOf(content, end);
    }

    private void take(byte[] content, MessageConsumer endpoint) {
        try {
            Message message = json.parseMessage(reader(content));
            if (message == null) {
                faults.noMessage();
            } else {
                endpoint.consume(message);
            }
        } catch (MessageIssueException misfit) {
            faults.misfit(misfit);
        } catch (JsonParseException unreadable) {
            refuse(content);
        } catch (OutOfMemoryError tooLarge) {
            faults.lost();
        }
    }

    private void refuse(byte[] content) {
        if (isJson(content)) {
            faults.noMessage();
            return;
        }
        faults.noJson("the message is no JSON, or its length is wrong");
        if (new String(content, StandardCharsets.UTF_8).contains(CHANGE)) {
            faults.lost();
        }
    }

    private static Reader reader(byte[] content) {
        return new InputStreamReader(new ByteArrayInputStream(content), StandardCharsets.UTF_8);
    }

    private static boolean isJson(byte[] content) {
        JsonReader strict = new JsonReader(reader(content));
        strict.setStrictness(Strictness.STRICT);
        try {
            JsonParser.parseReader(strict);
            return true;
        } catch (JsonParseException wrong) {
            return false;
        }
    }
}
