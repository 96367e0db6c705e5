package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.RawEditor.INITIALIZE;
import static unbox.server.protocol.RawEditor.change;
import static unbox.server.protocol.RawEditor.request;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Editors that break the rules: the server answers what it can, in a sentence, and does not fall over. */
class FaultsTest {
    private RawEditor editor;

    @BeforeEach
    void connect() throws Exception {
        editor = new RawEditor();
    }

    @AfterEach
    void vanish() throws Exception {
        editor.vanish();
    }

    private static String refusal(int id, int code) {
        return "\"id\":" + id + ",\"error\":{\"code\":" + code + ",";
    }

    @Test
    void nothingIsAnsweredBeforeInitialize() throws Exception {
        String answer = editor.talk(request(5, "textDocument/hover", "{}"));
        assertTrue(answer.contains(refusal(5, -32002)), answer);
    }

    @Test
    void nothingIsAnsweredAfterShutdown() throws Exception {
        editor.talk(INITIALIZE);
        editor.send(request(10, "workspace/symbol", "{\"query\":\"\"}"));
        editor.await(refusal(10, -32600));
    }

    @Test
    void initializeIsAnsweredOnce() throws Exception {
        String answer = editor.talk(INITIALIZE, request(2, "initialize", "{\"capabilities\":{}}"));
        assertTrue(answer.contains(refusal(2, -32600)), answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unbox/dance", "$/dance", "workspace/executeCommand", "textDocument/willSaveWaitUntil"})
    void aMethodThatTheServerHasNotIsSaidToBeUnknown(String method) throws Exception {
        String answer = editor.talk(INITIALIZE, request(7, method, "{}"));
        assertTrue(answer.contains(refusal(7, -32601)), answer);
        assertFalse(answer.contains("Exception"), answer);
    }

    @Test
    void aNotificationThatNobodyKnowsIsPassedOver() throws Exception {
        String answer = editor.talk(INITIALIZE, "{\"jsonrpc\":\"2.0\",\"method\":\"unbox/wave\",\"params\":{}}");
        assertFalse(answer.contains("\"error\""), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"{}|params.textDocument", "\"here\"|missing or wrong",
            "[1]|params", "null|missing or wrong",
            "{\"textDocument\":{\"uri\":null},\"position\":{\"line\":0,\"character\":0}}|params.textDocument.uri",
            "{\"textDocument\":{\"uri\":\"x\"},\"position\":{\"line\":1.5,\"character\":0}}|params.position.line"})
    void parametersThatAreMissingOrWrongAreNamed(String parameters, String named) throws Exception {
        String answer = editor.talk(INITIALIZE, request(7, "textDocument/hover", parameters));
        assertTrue(answer.contains(refusal(7, -32602)), answer);
        assertTrue(answer.contains(named), answer);
        assertFalse(answer.contains("Exception"), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"plan|{}|uri", "plan|{\"uri\":7}|uri", "run|{}|uri",
            "plan|{\"uri\":\"file:///x\",\"experiment\":{}}|experiment"})
    void soAreThoseOfTheServersOwnRequests(String method, String parameters, String named) throws Exception {
        String answer = editor.talk(INITIALIZE, request(7, "unbox/" + method, parameters));
        assertTrue(answer.contains(refusal(7, -32602) + "\"message\":\"\\\"" + named), answer);
    }

    @Test
    void aChangeOfATextThatIsNotOpenIsPassedOver() throws Exception {
        String answer = editor.talk(INITIALIZE, change("[{\"text\":\"x\"}]"));
        assertFalse(answer.contains("\"error\""), answer);
    }

    /** Answers about a text that is not the editor's would be worse than none. */
    @ParameterizedTest
    @ValueSource(strings = {"[{\"text\":{}}]", "[{}]", "null", "7"})
    void aChangeThatCannotBeFollowedIsToldAndTheTextForgotten(String changes) throws Exception {
        editor.send(INITIALIZE);
        editor.open("seed");
        editor.send(request(2, "unbox/tree", "{\"uri\":\"file:///workspace/a.unbox\"}"));
        editor.await("\"id\":2,\"result\":{");
        editor.send(change(changes));
        editor.await("open them again");
        editor.send(request(3, "unbox/tree", "{\"uri\":\"file:///workspace/a.unbox\"}"));
        editor.await("\"id\":3,\"result\":null");
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
