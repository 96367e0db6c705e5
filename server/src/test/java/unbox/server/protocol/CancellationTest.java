package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static unbox.server.protocol.EditorFixture.get;

import com.google.gson.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.catalog.CatalogSource;

/** A dear question that is not wanted any more: 300 scripts, and a disk that takes its time over one of them. */
class CancellationTest {
    private static final int SCRIPTS = 300;
    private static final String SLOW = "s150.unbox";
    /** How many are read until then; the one that is open is not. */
    private static final int UNTIL_SLOW = 151;

    @TempDir
    private Path folder;
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final AtomicInteger read = new AtomicInteger();
    /** Passes over an autoencoder's weights that have begun; none would ever end. */
    private final BlockingQueue<Runnable> passes = new LinkedBlockingQueue<>();
    private EditorFixture editor;
    private WorkspaceService workspace;

    @BeforeEach
    void open() throws Exception {
        editor = new EditorFixture(folder, EditorFixture.everything(), new JsonObject(), this::slowly);
        workspace = editor.server.getWorkspaceService();
        editor.open("open.unbox", "feature ice = up.0.1#294\nedit e { remove ice }\n");
        get(workspace.willRenameFiles(new RenameFilesParams(List.of()))); // the folder has been looked through
        List<FileEvent> come = new ArrayList<>();
        for (int script = 0; script < SCRIPTS; script++) {
            String name = "s%03d.unbox".formatted(script);
            Files.writeString(folder.resolve(name), "feature snow = up.0.1#294\n");
            come.add(new FileEvent(editor.uri(name), FileChangeType.Created));
        }
        workspace.didChangeWatchedFiles(new DidChangeWatchedFilesParams(come));
        read.set(0);
    }

    @AfterEach
    void close() throws Exception {
        goOn.countDown();
        editor.close();
    }

    private CatalogSource slowly() {
        CatalogSource source = EditorFixture.catalog();
        return (CatalogSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{CatalogSource.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("similar")) {
                        goThroughEndlessWeights((Runnable) arguments[3]);
                    }
                    if (method.getName().equals("read")) {
                        read.incrementAndGet();
                        if (((Path) arguments[0]).endsWith(SLOW)) {
                            reached.countDown();
                            goOn.await();
                        }
                    }
                    try {
                        return method.invoke(source, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private void goThroughEndlessWeights(Runnable wanted) {
        passes.add(wanted);
        while (!Thread.currentThread().isInterrupted()) {
            wanted.run();
        }
    }

    private CompletableFuture<?> askSlowly() throws InterruptedException {
        CompletableFuture<?> answer = workspace.diagnostic(new WorkspaceDiagnosticParams(List.of()));
        reached.await(EditorFixture.SECONDS, TimeUnit.SECONDS);
        return answer;
    }

    private List<?> askQuickly() throws Exception {
        return get(editor.server.getTextDocumentService()
                .documentSymbol(new DocumentSymbolParams(editor.document("open.unbox"))));
    }

    /** Questions of this kind are answered one after the other: the one before is at its end when this is answered. */
    private void awaitEnd() throws Exception {
        goOn.countDown();
        get(workspace.willRenameFiles(new RenameFilesParams(List.of())));
    }

    @Test
    void meanwhileOtherQuestionsAreAnswered() throws Exception {
        CompletableFuture<?> slow = askSlowly();
        assertNotNull(askQuickly());
        assertNotNull(get(editor.server.getTextDocumentService()
                .codeLens(new CodeLensParams(editor.document("open.unbox")))));
        assertFalse(slow.isDone());
    }

    @Test
    void aQuestionThatIsCancelledStopsAtTheNextScript() throws Exception {
        askSlowly().cancel(true);
        assertNotNull(askQuickly(), "the cancellation has come when a later question is answered");
        awaitEnd();
        assertEquals(UNTIL_SLOW, read.get());
    }

    @Test
    void aQuestionToATextThatMovesOnStopsAtTheNextScriptAndIsToldSo() throws Exception {
        CompletableFuture<?> rename = editor.server.getTextDocumentService()
                .rename(new RenameParams(editor.document("open.unbox"), new Position(0, 9), "snow"));
        reached.await(EditorFixture.SECONDS, TimeUnit.SECONDS);
        editor.change("open.unbox", 2, new Range(new Position(0, 0), new Position(0, 0)), "\n");
        assertNotNull(askQuickly());
        awaitEnd();
        var failure = assertThrows(ExecutionException.class, rename::get);
        var error = assertInstanceOf(ResponseErrorException.class, failure.getCause()).getResponseError();
        assertEquals(ResponseErrorCode.ContentModified.getValue(), error.getCode());
        assertEquals(UNTIL_SLOW, read.get());
    }

    /** Two threads answer such questions: both must be free again. */
    @Test
    void aPassOverWeightsStopsInTheMiddle() throws Exception {
        editor.open("open.unbox", "model \"landscape\"\nedit e { remove up.0.1#294 }\n");
        var at = new HoverParams(editor.document("open.unbox"), new Position(1, 20));
        List<CompletableFuture<Hover>> hovers = new ArrayList<>();
        for (int hover = 0; hover < 2; hover++) {
            hovers.add(editor.server.getTextDocumentService().hover(at));
            assertNotNull(passes.poll(EditorFixture.SECONDS, TimeUnit.SECONDS));
        }
        hovers.forEach(hover -> hover.cancel(true));
        assertNotNull(askQuickly());
    }

    @Test
    void whatIsCancelledIsAnsweredAsCancelled() throws Exception {
        String uri = folder.resolve("importing.unbox").toUri().toString();
        var raw = new RawEditor(this::slowly);
        raw.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
        raw.send(
                ("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{\"uri\":\"%s\","
                        + "\"languageId\":\"unbox\",\"version\":1,\"text\":\"import \\\"%s\\\"\"}}}")
                        .formatted(uri, SLOW));
        raw.send(
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"textDocument/codeLens\",\"params\":{\"textDocument\":{\"uri\":\"%s\"}}}"
                        .formatted(uri));
        reached.await(EditorFixture.SECONDS, TimeUnit.SECONDS);
        raw.send("{\"jsonrpc\":\"2.0\",\"method\":\"$/cancelRequest\",\"params\":{\"id\":2}}");
        raw.await("\"id\":2,\"error\":{\"code\":-32800,");
        raw.vanish();
    }
}
