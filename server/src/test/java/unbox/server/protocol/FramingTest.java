package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.RawEditor.INITIALIZE;
import static unbox.server.protocol.RawEditor.change;
import static unbox.server.protocol.RawEditor.framed;
import static unbox.server.protocol.RawEditor.request;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no messages, and messages whose headers lie: no other message is lost. */
class FramingTest {
    private RawEditor editor;

    @BeforeEach
    void connect() throws Exception {
        editor = new RawEditor();
    }

    @AfterEach
    void vanish() throws Exception {
        editor.vanish();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{no json|-32700", "``|-32600", "[1, 2]|-32600",
            "{}|-32600", "null|-32600", "7|-32600", "{\"jsonrpc\":\"2.0\",\"id\":{}}|-32600"})
    void whatIsNoMessageIsRefused(String message, int code) throws Exception {
        String answer = editor.talk(INITIALIZE, message);
        assertTrue(answer.contains("\"id\":null,\"error\":{\"code\":" + code), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "hello\r\n\r\n", "Content-Length: many\r\n\r\n{}", "Content-Length: -5\r\n\r\n{}",
            "Content-Length: 99999999999\r\n\r\n{}", "Length: 2\r\n\r\n{}", "Content-Length: 1\r\n\r\n{}",
            "Content-Length: 5\r\n\r\n{}", "Content-Length: 40\r\n\r\n{}", "Content-Length: 40\r\n\r\n{",
            "Content-Length: 40\r\n\r\n", "Content-Length: 60\r\n\r\n{\"id\": \"\\\"}", "\0\0\0\0"})
    void behindABrokenHeaderTheNextMessageIsFound(String broken) throws Exception {
        editor.send(INITIALIZE);
        editor.sendRaw(broken);
        String answer = editor.talk(request(3, "textDocument/hover", "{}"));
        assertTrue(answer.contains("\"id\":3,"), answer);
    }

    @Test
    void aMessageThatIsShorterThanItsHeaderSaysIsUnderstood() throws Exception {
        String hover = request(3, "textDocument/hover", "{}");
        editor.send(INITIALIZE);
        editor.sendRaw("Content-Length: " + (hover.length() + 7) + "\r\n\r\n" + hover);
        assertTrue(editor.end().contains("\"id\":3,"), editor.heard());
    }

    @Test
    void aStreamThatEndsWithinAMessageEndsTheServer() throws Exception {
        editor.send(INITIALIZE);
        editor.sendRaw("Content-Length: 100\r\n\r\n{\"jsonrpc\"");
        editor.vanish();
    }

    /** Such as that of an editor that counts characters where bytes are counted. */
    @Test
    void aChangeWhoseLengthIsWrongIsToldAndTheTextForgotten() throws Exception {
        editor.send(INITIALIZE);
        editor.open("seed");
        String change = change("[{\"text\":\"\u00e9\u00e9\u00e9\u00e9\"}]");
        editor.sendRaw("Content-Length: " + change.length() + "\r\n\r\n" + change);
        editor.await("open them again");
        editor.send(request(3, "unbox/tree", "{\"uri\":\"file:///workspace/a.unbox\"}"));
        editor.await("\"id\":3,\"result\":null");
    }

    @Test
    void aHeaderMayBeWrittenInSmallLetters() throws Exception {
        editor.sendRaw(framed(INITIALIZE).replace("Content-Length", "content-length"));
        editor.await("\"id\":1,\"result\"");
    }

    @Test
    void aMessageThatIsTooLongIsPassedOverAndTold() throws Exception {
        editor.send(INITIALIZE);
        editor.open("x".repeat(8_000_000));
        editor.await("too long (more than 8 MB)");
        editor.end();
    }
}
