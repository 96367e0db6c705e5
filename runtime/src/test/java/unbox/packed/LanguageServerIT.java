package unbox.packed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.packed.PackedServer.get;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.eclipse.lsp4j.*;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packed language server as a process: how it begins, what it bears, and how it ends. Windows has another launcher. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script; unbox.cmd is the one of Windows")
@EnabledIfSystemProperty(named = PackedServer.PACKED, matches = ".+", disabledReason = "nothing is packed yet")
class LanguageServerIT {
    private static final String BLOCK = """
            edit snowfall%1$d(strength = 8) {
              add up.0.1#294 by strength
            }
            experiment winter%1$d {
              prompt "a meadow %1$d"
              edit   none, snowfall%1$d([1, 2, 3])
            }
            """;

    @TempDir
    private Path folder;
    private PackedServer editor;

    @AfterEach
    void end() throws Exception {
        if (editor != null) {
            editor.process.destroyForcibly().waitFor();
        }
    }

    private void start(String javaOptions) throws Exception {
        editor = PackedServer.start(folder, Map.of("UNBOX_JAVA_OPTIONS", javaOptions));
    }

    private void startAndInitialize(String javaOptions) throws Exception {
        start(javaOptions);
        editor.initialize(folder, null);
    }

    private List<CompletionItem> complete(TextDocumentIdentifier script, Position at) throws Exception {
        return get(editor.server.getTextDocumentService().completion(new CompletionParams(script, at))).getRight()
                .getItems();
    }

    @Test
    void aScriptIsServedWithoutARunner() throws Exception {
        startAndInitialize("");
        TextDocumentIdentifier script = editor.open(folder.resolve("a.unbox"),
                "model \"landscape\"\n" + BLOCK.formatted(1));
        assertFalse(complete(script, new Position(0, 0)).isEmpty());
        var asked = new JsonObject();
        asked.addProperty("uri", script.getUri());
        assertEquals(0, get(editor.server.plan(asked)).get("errors").getAsInt());
        assertEquals(0, editor.process.descendants().count(), "a runner is started when something is run");
        assertEquals(0, editor.end());
        assertEquals("", editor.errors());
    }

    @Test
    void itEndsWithItsEditorsStream() throws Exception {
        startAndInitialize("");
        editor.process.getOutputStream().close();
        assertEquals(0, editor.awaitEnd());
    }

    @Test
    void itEndsWithItsEditorsProcess() throws Exception {
        Process other = new ProcessBuilder("/bin/sh", "-c", "read forever").start();
        start("");
        editor.initialize(folder, other.pid());
        other.destroyForcibly();
        assertEquals(1, editor.awaitEnd());
    }

    @Test
    void itEndsWhenItsEditorDoesNotListen() throws Exception {
        startAndInitialize("");
        editor.process.getInputStream().close();
        // Answers that come at once may still find the pipe open: it is closed when the thread that reads it has noticed.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PackedServer.SECONDS);
        do {
            editor.server.getWorkspaceService().symbol(new WorkspaceSymbolParams(""));
        } while (!editor.process.waitFor(100, TimeUnit.MILLISECONDS) && System.nanoTime() < end);
        editor.awaitEnd();
    }

    @Test
    void anEditorMayComeOverASocket() throws Exception {
        Process listening = PackedServer.command(Map.of(), "lsp", "--socket", "0").start();
        try (BufferedReader said = listening.inputReader(StandardCharsets.UTF_8)) {
            int port = Integer.parseInt(said.readLine().replaceAll("\\D+", ""));
            String hello = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(("Content-Length: " + hello.length() + "\r\n\r\n" + hello)
                        .getBytes(StandardCharsets.UTF_8));
                assertEquals('C', socket.getInputStream().read());
            }
            assertTrue(listening.waitFor(PackedServer.SECONDS, TimeUnit.SECONDS), "it ends with its editor");
            assertEquals(0, listening.exitValue());
        } finally {
            listening.destroyForcibly();
        }
    }

    @Test
    void aTextOfAMegabyteIsServedWithinTheServersMemory() throws Exception {
        startAndInitialize("");
        var text = new StringBuilder("model \"landscape\"\n");
        for (int block = 0; text.length() < 1_000_000; block++) {
            text.append(BLOCK.formatted(block));
        }
        TextDocumentIdentifier script = editor.open(folder.resolve("long.unbox"), text.toString());
        var texts = editor.server.getTextDocumentService();
        var middle = new Position(20_001, 0);
        for (int version = 2; version < 12; version++) {
            editor.change(script, version, middle, " ");
            complete(script, middle);
            get(texts.semanticTokensRange(new SemanticTokensRangeParams(script, new Range(middle, middle))));
        }
        assertTrue(get(texts.semanticTokensFull(new SemanticTokensParams(script))).getData().size() > 500_000);
        assertTrue(get(texts.documentSymbol(new DocumentSymbolParams(script))).size() > 10_000);
        assertFalse(get(texts.codeLens(new CodeLensParams(script))).isEmpty());
        assertTrue(get(texts.foldingRange(new FoldingRangeRequestParams(script))).size() > 10_000);
        assertEquals(0, editor.end());
    }

    /** What is forgotten is read again. */
    @Test
    void twoThousandFilesAreServedWithLessMemoryThanTheyTake() throws Exception {
        for (int file = 0; file < 2000; file++) {
            Path sub = Files.createDirectories(folder.resolve("d" + file % 40));
            Files.writeString(sub.resolve("f" + file + ".unbox"),
                    "model \"landscape\"\n" + BLOCK.formatted(file) + BLOCK.formatted(file + 2000));
        }
        startAndInitialize("-Xmx64m");
        var workspace = editor.server.getWorkspaceService();
        TextDocumentIdentifier script = editor.open(folder.resolve("open.unbox"), "model \"landscape\"\n");
        assertFalse(complete(script, new Position(1, 0)).isEmpty());
        assertEquals(1, get(workspace.symbol(new WorkspaceSymbolParams("winter1999"))).getRight().size());
        assertEquals(2001, get(workspace.diagnostic(new WorkspaceDiagnosticParams(List.of()))).getItems().size());
        assertEquals(0, editor.end());
    }

    @Test
    void aRunnerThatIsKilledInTheMiddleLosesOnlyThatRun() throws Exception {
        startAndInitialize("");
        String text = "model \"landscape\"\nexperiment meadow { prompt \"a meadow\" seed 1..300 }";
        TextDocumentIdentifier script = editor.open(folder.resolve("meadow.unbox"), text);
        var asked = new JsonObject();
        asked.addProperty("uri", script.getUri());
        get(editor.server.run(asked));
        editor.awaitEvent("picture");
        editor.awaitEvent("picture");

        editor.process.children().forEach(ProcessHandle::destroyForcibly);

        JsonObject lost = editor.awaitEvent("finished");
        assertEquals("failed", lost.get("how").getAsString());
        assertTrue(lost.get("error").getAsString().contains("it was killed"), lost.toString());
        assertFalse(complete(script, new Position(1, 0)).isEmpty());
        assertTrue(wholePictures() >= 2);

        get(editor.server.run(asked));

        assertTrue(editor.awaitEvent("started").get("taken").getAsInt() >= 2, "what was finished is taken");
        JsonObject picture = editor.awaitEvent("picture");
        var stop = new JsonObject();
        stop.add("run", picture.get("run"));
        get(editor.server.cancel(stop));
        assertEquals("stopped", editor.awaitEvent("finished").get("how").getAsString());
        assertEquals(0, editor.end());
    }

    /** How many pictures there are; each can be read. */
    private int wholePictures() throws IOException {
        try (var files = Files.walk(folder.resolve("out"))) {
            List<Path> pictures = files.filter(file -> file.toString().endsWith(".png")).toList();
            for (Path picture : pictures) {
                assertEquals(128, ImageIO.read(picture.toFile()).getWidth(), picture.toString());
            }
            return pictures.size();
        }
    }

    @Test
    void aServerThatIsKilledTakesItsRunnerAlong() throws Exception {
        startAndInitialize("");
        TextDocumentIdentifier script = editor.open(folder.resolve("meadow.unbox"),
                "model \"landscape\"\nexperiment meadow { prompt \"a meadow\" seed 1..300 }");
        var asked = new JsonObject();
        asked.addProperty("uri", script.getUri());
        get(editor.server.run(asked));
        editor.awaitEvent("picture");
        List<ProcessHandle> runners = editor.process.children().toList();
        editor.process.destroyForcibly();
        for (ProcessHandle runner : runners) {
            runner.onExit().get(PackedServer.SECONDS, TimeUnit.SECONDS);
        }
    }
}
