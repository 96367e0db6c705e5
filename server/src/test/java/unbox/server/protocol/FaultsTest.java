package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.server.request.Connection;
import unbox.server.request.UnboxServer;

/** Editors that break the rules: the server answers what it can and does not fall over. */
class FaultsTest {
    private static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
    private static final String SHUTDOWN = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"shutdown\"}";

    /** What the server writes until the editor vanishes, which ends the conversation. */
    private static String talk(String... messages) {
        String text = Stream.of(messages).map(FaultsTest::framed).collect(Collectors.joining());
        var out = new ByteArrayOutputStream();
        Connection.serve(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), out,
                client -> new UnboxServer(client, () -> new MemoryCatalogSource(Path.of("/workspace")), code -> {}));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String framed(String message) {
        return "Content-Length: " + message.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + message;
    }

    @Test
    void nothingIsAnsweredBeforeInitialize() {
        String answer = talk("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"textDocument/hover\",\"params\":{}}");
        assertTrue(answer.contains("\"id\":5") && answer.contains("-32002"), answer);
    }

    @Test
    void nothingIsAnsweredAfterShutdown() {
        String answer = talk(INITIALIZE, SHUTDOWN,
                "{\"jsonrpc\":\"2.0\",\"id\":10,\"method\":\"workspace/symbol\",\"params\":{\"query\":\"\"}}");
        assertTrue(answer.contains("\"id\":10") && answer.contains("-32600"), answer);
    }

    @Test
    void anUnknownMethodIsSaidToBeUnknown() {
        String answer = talk(INITIALIZE, "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"unbox/dance\",\"params\":{}}",
                SHUTDOWN);
        assertTrue(answer.contains("-32601"), answer);
        assertTrue(answer.contains("\"id\":9"), answer);
    }

    @Test
    void whatIsNoJsonIsPassedOver() {
        String answer = talk(INITIALIZE, "{no json", "[1, 2", "{}", SHUTDOWN);
        assertTrue(answer.contains("\"id\":9"), answer);
    }

    @Test
    void aChangeOfATextThatIsNotOpenIsPassedOver() {
        String answer = talk(INITIALIZE, "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{"
                + "\"textDocument\":{\"uri\":\"file:///workspace/none.unbox\",\"version\":2},\"contentChanges\":"
                + "[{\"text\":\"x\"}]}}", SHUTDOWN);
        assertTrue(answer.contains("\"id\":9") && !answer.contains("\"error\""), answer);
    }

    @Test
    void anEditorThatVanishesEndsTheConversation() {
        assertEquals("", talk());
    }
}
