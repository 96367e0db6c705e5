package unbox.server.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CodeLensWorkspaceCapabilities;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkDoneProgressKind;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.catalog.FileCatalogSource;
import unbox.server.runner.StandInRunner;

/** An editor runs scripts over the protocol; the runner is a process that paints nothing. */
class RunRequestTest {

    @TempDir
    Path folder;

    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<WorkDoneProgressKind> progress = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> refreshed = new LinkedBlockingQueue<>();
    private final List<Process> runners = new ArrayList<>();
    private Pipe there;
    private Thread serving;
    private Server server;

    interface Server extends LanguageServer, UnboxRequests {}

    @BeforeEach
    void connect() throws Exception {
        there = Pipe.open();
        Pipe back = Pipe.open();
        serving = Thread.ofPlatform().start(() -> Connection.serve(Channels.newInputStream(there.source()),
                Channels.newOutputStream(back.sink()), client -> new UnboxServer(client,
                        () -> new FileCatalogSource(Path.of("../models").toAbsolutePath(), Map.of()), Optional.empty(),
                        installation -> {
                            Process process = StandInRunner.start(installation);
                            runners.add(process);
                            return process;
                        }, code -> {})));
        Launcher<Server> launcher = new Launcher.Builder<Server>().setLocalService(new ListeningEditor())
                .setRemoteInterface(Server.class).setInput(Channels.newInputStream(back.source()))
                .setOutput(Channels.newOutputStream(there.sink())).create();
        launcher.startListening();
        server = launcher.getRemoteProxy();
        var asked = new InitializeParams();
        var workspace = new WorkspaceClientCapabilities();
        workspace.setCodeLens(new CodeLensWorkspaceCapabilities(true));
        asked.setCapabilities(new ClientCapabilities(workspace, null, null));
        server.initialize(asked).get(1, TimeUnit.MINUTES);
    }

    @AfterEach
    void disconnect() throws Exception {
        there.sink().close();
        serving.join();
        for (Process process : runners) {
            process.waitFor();
        }
    }

    private final class ListeningEditor implements UnboxClient {
        @Override
        public void event(JsonObject event) {
            events.add(event);
        }

        @Override
        public void notifyProgress(ProgressParams told) {
            progress.add(told.getValue().getLeft().getKind());
        }

        @Override
        public CompletableFuture<Void> refreshCodeLenses() {
            refreshed.add("lenses");
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void telemetryEvent(Object told) {
            // none is sent
        }

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams told) {
            // not looked at here
        }

        @Override
        public void showMessage(MessageParams told) {
            // not looked at here
        }

        @Override
        public void logMessage(MessageParams told) {
            // not looked at here
        }

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private void makeInstallation() throws IOException {
        Files.createDirectories(folder.resolve("lib"));
        for (String name : List.of("unbox", "unbox.cmd", "lib/unbox-runtime-0.1.0.jar")) {
            Files.createFile(folder.resolve(name));
        }
    }

    /** The stand-in does what the text says. */
    private CompletableFuture<JsonObject> run(String text, Optional<String> token) {
        String uri = folder.resolve("script.unbox").toUri().toString();
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "unbox", 1, text)));
        var asked = new JsonObject();
        asked.addProperty("uri", uri);
        token.ifPresent(name -> asked.addProperty("workDoneToken", name));
        return server.run(asked);
    }

    private JsonObject awaitLast() throws InterruptedException {
        JsonObject event = events.poll(1, TimeUnit.MINUTES);
        while (!event.get("event").getAsString().equals("finished")) {
            event = events.poll(1, TimeUnit.MINUTES);
        }
        return event;
    }

    @Test
    void theTextOfTheEditorIsRunAndItsEventsAreAddressed() throws Exception {
        makeInstallation();
        JsonObject answer = run("good", Optional.empty()).get(1, TimeUnit.MINUTES);
        JsonObject last = awaitLast();
        assertEquals(answer.get("run"), last.get("run"));
        assertEquals("good", last.get("how").getAsString());
        assertTrue(last.get("uri").getAsString().endsWith("/script.unbox"));
    }

    @Test
    void aRunIsCancelledByItsName() throws Exception {
        makeInstallation();
        JsonObject begun = run("endless", Optional.empty()).get(1, TimeUnit.MINUTES);
        server.cancel(begun).get(1, TimeUnit.MINUTES);
        assertEquals("stopped", awaitLast().get("how").getAsString());
    }

    @Test
    void whoGivesATokenSeesProgressAndCancelsByIt() throws Exception {
        makeInstallation();
        run("endless", Optional.of("painting")).get(1, TimeUnit.MINUTES);
        assertEquals(WorkDoneProgressKind.begin, progress.poll(1, TimeUnit.MINUTES));
        server.cancelProgress(new WorkDoneProgressCancelParams(Either.forLeft("painting")));
        assertEquals(WorkDoneProgressKind.end, progress.poll(1, TimeUnit.MINUTES));
    }

    @Test
    void lensesTellOfARun() throws Exception {
        makeInstallation();
        JsonObject begun = run("model \"landscape\" experiment endless { prompt \"a meadow\" }", Optional.empty())
                .get(1, TimeUnit.MINUTES);
        assertEquals("lenses", refreshed.poll(1, TimeUnit.MINUTES));
        Command stop = lenses().getFirst();
        assertEquals("Stop (0 of 1 picture)", stop.getTitle());
        server.cancel((JsonObject) stop.getArguments().getFirst()).get(1, TimeUnit.MINUTES);
        assertEquals(begun.get("run"), awaitLast().get("run"));
        assertEquals("Run (1 picture)", lenses().getFirst().getTitle());
    }

    private List<Command> lenses() throws Exception {
        var script = new TextDocumentIdentifier(folder.resolve("script.unbox").toUri().toString());
        return server.getTextDocumentService().codeLens(new CodeLensParams(script)).get(1, TimeUnit.MINUTES).stream()
                .<Command>map(lens -> lens.getCommand()).toList();
    }

    @Test
    void withoutARuntimeTheAnswerSaysWhatHelps() {
        var failed = assertThrows(ExecutionException.class,
                () -> run("good", Optional.empty()).get(1, TimeUnit.MINUTES));
        var error = ((ResponseErrorException) failed.getCause()).getResponseError();
        assertTrue(error.getMessage().contains("set unbox.home"), error.getMessage());
        assertEquals("noRuntime", ((JsonObject) error.getData()).get("reason").getAsString());
        assertTrue(runners.isEmpty());
    }
}
