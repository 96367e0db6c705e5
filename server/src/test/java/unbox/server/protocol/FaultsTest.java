package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.RawEditor.framed;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors that break the rules: the server answers what it can, in a sentence, and does not fall over. */
class FaultsTest {
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
    private static final String SHUTDOWN = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"shutdown\"}";

    private RawEditor editor;

    @BeforeEach
    void connect() throws Exception {
        editor = new RawEditor();
    }

    @AfterEach
    void vanish() throws Exception {
        editor.vanish();
    }

    /** Says all that, then asks for the end; what the server has written until it has answered that. */
    private String talk(String... messages) throws Exception {
        for (String message : messages) {
            editor.send(message);
        }
        return end();
    }

    private String end() throws Exception {
        editor.send(SHUTDOWN);
        editor.await("\"id\":9,");
        return editor.heard();
    }

    private static String request(int id, String method, String parameters) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}";
    }

    private static String refusal(int id, int code) {
        return "\"id\":" + id + ",\"error\":{\"code\":" + code + ",";
    }

    @Test
    void nothingIsAnsweredBeforeInitialize() throws Exception {
        String answer = talk(request(5, "textDocument/hover", "{}"));
        assertTrue(answer.contains(refusal(5, -32002)), answer);
    }

    @Test
    void nothingIsAnsweredAfterShutdown() throws Exception {
        talk(INITIALIZE);
        editor.send(request(10, "workspace/symbol", "{\"query\":\"\"}"));
        editor.await(refusal(10, -32600));
    }

    @Test
    void initializeIsAnsweredOnce() throws Exception {
        String answer = talk(INITIALIZE, request(2, "initialize", "{\"capabilities\":{}}"));
        assertTrue(answer.contains(refusal(2, -32600)), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unbox/dance", "$/dance", "workspace/executeCommand", "textDocument/willSaveWaitUntil"})
    void aMethodThatTheServerHasNotIsSaidToBeUnknown(String method) throws Exception {
        String answer = talk(INITIALIZE, request(7, method, "{}"));
        assertTrue(answer.contains(refusal(7, -32601)), answer);
        assertFalse(answer.contains("Exception"), answer);
    }

    @Test
    void aNotificationThatNobodyKnowsIsPassedOver() throws Exception {
        String answer = talk(INITIALIZE, "{\"jsonrpc\":\"2.0\",\"method\":\"unbox/wave\",\"params\":{}}");
        assertFalse(answer.contains("\"error\""), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{no json|-32700", "``|-32600", "[1, 2]|-32600",
            "{}|-32600", "null|-32600", "7|-32600", "{\"jsonrpc\":\"2.0\",\"id\":{}}|-32600"})
    void whatIsNoMessageIsRefused(String message, int code) throws Exception {
        String answer = talk(INITIALIZE, message);
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
        String answer = talk(request(3, "textDocument/hover", "{}"));
        assertTrue(answer.contains("\"id\":3,"), answer);
    }

    @Test
    void aMessageThatIsShorterThanItsHeaderSaysIsUnderstood() throws Exception {
        String hover = request(3, "textDocument/hover", "{}");
        editor.send(INITIALIZE);
        editor.sendRaw("Content-Length: " + (hover.length() + 7) + "\r\n\r\n" + hover);
        assertTrue(end().contains("\"id\":3,"), editor.heard());
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
        open("seed");
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{}|params.textDocument", "\"here\"|missing or wrong",
            "[1]|params", "null|missing or wrong",
            "{\"textDocument\":{\"uri\":null},\"position\":{\"line\":0,\"character\":0}}|params.textDocument.uri",
            "{\"textDocument\":{\"uri\":\"x\"},\"position\":{\"line\":1.5,\"character\":0}}|params.position.line"})
    void parametersThatAreMissingOrWrongAreNamed(String parameters, String named) throws Exception {
        String answer = talk(INITIALIZE, request(7, "textDocument/hover", parameters));
        assertTrue(answer.contains(refusal(7, -32602)), answer);
        assertTrue(answer.contains(named), answer);
        assertFalse(answer.contains("Exception"), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"plan|{}|uri", "plan|{\"uri\":7}|uri", "run|{}|uri",
            "plan|{\"uri\":\"file:///x\",\"experiment\":{}}|experiment"})
    void soAreThoseOfTheServersOwnRequests(String method, String parameters, String named) throws Exception {
        String answer = talk(INITIALIZE, request(7, "unbox/" + method, parameters));
        assertTrue(answer.contains(refusal(7, -32602) + "\"message\":\"\\\"" + named), answer);
    }

    @Test
    void aChangeOfATextThatIsNotOpenIsPassedOver() throws Exception {
        String answer = talk(INITIALIZE, change("[{\"text\":\"x\"}]"));
        assertFalse(answer.contains("\"error\""), answer);
    }

    private static String change(String changes) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{"
                + "\"uri\":\"file:///workspace/a.unbox\",\"version\":2},\"contentChanges\":" + changes + "}}";
    }

    private void open(String text) throws Exception {
        editor.send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{"
                + "\"uri\":\"file:///workspace/a.unbox\",\"languageId\":\"unbox\",\"version\":1,\"text\":\"" + text
                + "\"}}}");
    }

    /** Answers about a text that is not the editor's would be worse than none. */
    @ParameterizedTest
    @ValueSource(strings = {"[{\"text\":{}}]", "[{}]", "null", "7"})
    void aChangeThatCannotBeFollowedIsToldAndTheTextForgotten(String changes) throws Exception {
        editor.send(INITIALIZE);
        open("seed");
        editor.send(request(2, "unbox/tree", "{\"uri\":\"file:///workspace/a.unbox\"}"));
        editor.await("\"id\":2,\"result\":{");
        editor.send(change(changes));
        editor.await("open them again");
        editor.send(request(3, "unbox/tree", "{\"uri\":\"file:///workspace/a.unbox\"}"));
        editor.await("\"id\":3,\"result\":null");
    }

    @Test
    void aMessageThatIsTooLongIsPassedOverAndTold() throws Exception {
        editor.send(INITIALIZE);
        open("x".repeat(8_000_000));
        editor.await("too long (more than 8 MB)");
        end();
    }

    @Test
    void aServerWhoseEditorsProcessIsGoneEnds() throws Exception {
        Process editorsProcess = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-version")
                .redirectErrorStream(true).start();
        editorsProcess.getInputStream().readAllBytes();
        editorsProcess.waitFor();
        editor.send(request(1, "initialize", "{\"capabilities\":{},\"processId\":" + editorsProcess.pid() + "}"));
        assertEquals(1, editor.exited.get());
    }

    @Test
    void exitWithoutShutdownIsNoGoodEnd() throws Exception {
        editor.send("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
        assertEquals(1, editor.exited.get());
    }
}
