package unbox.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Plays an editor to another server: a script is opened, a person types in it and asks about it, the editor is closed. */
final class Rehearsal {
    private static final int ROUNDS = 3;
    private static final int PATIENCE_SECONDS = 60;

    private final TextDocumentService texts;
    private final String uri;
    private int version = 1;

    private Rehearsal(TextDocumentService texts, String uri) {
        this.texts = texts;
        this.uri = uri;
    }

    /**
     * @param starter starts the server
     * @param models the folder of the built-in models, of which one is also read as a folder that a script names
     * @return whether it was played to its end
     */
    static boolean play(Callable<Process> starter, Path models) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("unbox-rehearsal");
        Path script = folder.resolve("rehearsal.unbox");
        Path imported = folder.resolve("names.unbox");
        Process server = null;
        try (InputStream packed = Rehearsal.class.getResourceAsStream("rehearsal.unbox")) {
            String text = new String(packed.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(imported, "feature rain = up.0.1#204 \"fog\"\n");
            Files.writeString(script,
                    text.replace("./landscape", models.resolve("landscape").toString().replace('\\', '/')));
            server = starter.call();
            play(server, folder, script);
            return server.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && server.exitValue() == 0;
        } catch (IOException | InterruptedException failed) {
            throw failed;
        } catch (Exception withoutIt) {
            return false;
        } finally {
            if (server != null) {
                server.destroyForcibly();
            }
            Files.deleteIfExists(script);
            Files.deleteIfExists(imported);
            Files.deleteIfExists(folder);
        }
    }

    private static void play(Process process, Path folder, Path script) throws Exception {
        var launcher = LSPLauncher.createClientLauncher(new SilentClient(), process.getInputStream(),
                process.getOutputStream());
        var listening = launcher.startListening();
        LanguageServer server = launcher.getRemoteProxy();
        var hello = new InitializeParams();
        hello.setProcessId((int) ProcessHandle.current().pid());
        hello.setCapabilities(capabilities());
        hello.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "rehearsal")));
        answer(server.initialize(hello));
        server.initialized(new InitializedParams());
        new Rehearsal(server.getTextDocumentService(), script.toUri().toString()).edit(Files.readString(script));
        answer(server.shutdown());
        server.exit();
        listening.cancel(true);
    }

    private static ClientCapabilities capabilities() {
        var text = new TextDocumentClientCapabilities();
        text.setCompletion(new CompletionCapabilities(new CompletionItemCapabilities(true)));
        text.setHover(new HoverCapabilities(List.of(MarkupKind.MARKDOWN), false));
        text.setPublishDiagnostics(new PublishDiagnosticsCapabilities(true));
        var workspace = new WorkspaceClientCapabilities();
        workspace.setConfiguration(true);
        return new ClientCapabilities(workspace, text, null);
    }

    private static <T> T answer(CompletableFuture<T> asked)
            throws ExecutionException, InterruptedException, TimeoutException {
        return asked.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void edit(String text) throws Exception {
        texts.didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "unbox", version, text)));
        List<String> lines = text.lines().toList();
        for (int round = 0; round < ROUNDS; round++) {
            for (int line = 0; line < lines.size(); line++) {
                typeAndAsk(new Position(line, lines.get(line).stripTrailing().length()));
            }
            askAboutAll(lines.size());
            searchAndSave(text);
        }
    }

    /** A feature is looked for by the beginning of its label. */
    private void searchAndSave(String text) throws Exception {
        int behind = text.indexOf('#') + 1;
        int line = (int) text.substring(0, behind).chars().filter(each -> each == '\n').count();
        int column = behind - (text.lastIndexOf('\n', behind) + 1);
        var at = new Position(line, column);
        change(new Range(at, at), "su");
        answer(texts.completion(new CompletionParams(script(), new Position(line, column + 2))));
        change(new Range(at, new Position(line, column + 2)), "");
        texts.didSave(new DidSaveTextDocumentParams(script()));
    }

    /** A space is typed, and taken back. */
    private void typeAndAsk(Position at) throws Exception {
        var behind = new Position(at.getLine(), at.getCharacter() + 1);
        change(new Range(at, at), " ");
        answer(texts.completion(new CompletionParams(script(), behind)));
        change(new Range(at, behind), "");
        var inside = new Position(at.getLine(), at.getCharacter() * 2 / 3);
        answer(texts.completion(new CompletionParams(script(), inside)));
        answer(texts.hover(new HoverParams(script(), inside)));
        answer(texts.signatureHelp(new SignatureHelpParams(script(), inside)));
        answer(texts.documentHighlight(new DocumentHighlightParams(script(), inside)));
    }

    private void askAboutAll(int lines) throws Exception {
        var all = new Range(new Position(0, 0), new Position(lines, 0));
        answer(texts.semanticTokensFull(new SemanticTokensParams(script())));
        answer(texts.documentSymbol(new DocumentSymbolParams(script())));
        answer(texts.foldingRange(new FoldingRangeRequestParams(script())));
        answer(texts.codeLens(new CodeLensParams(script())));
        answer(texts.inlayHint(new InlayHintParams(script(), all)));
        answer(texts.documentLink(new DocumentLinkParams(script())));
        answer(texts.codeAction(new CodeActionParams(script(), all, new CodeActionContext(List.of()))));
        answer(texts.formatting(new DocumentFormattingParams(script(), new FormattingOptions(2, true))));
    }

    private void change(Range range, String text) {
        texts.didChange(new DidChangeTextDocumentParams(new VersionedTextDocumentIdentifier(uri, ++version),
                List.of(new TextDocumentContentChangeEvent(range, text))));
    }

    private TextDocumentIdentifier script() {
        return new TextDocumentIdentifier(uri);
    }

    /** Nobody sees what the server tells. */
    private static final class SilentClient implements LanguageClient {
        @Override
        public void telemetryEvent(Object event) {}

        @Override
        public void publishDiagnostics(PublishDiagnosticsParams problems) {}

        @Override
        public void showMessage(MessageParams message) {}

        @Override
        public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams asked) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void logMessage(MessageParams message) {}

        @Override
        public CompletableFuture<List<Object>> configuration(ConfigurationParams asked) {
            return CompletableFuture.completedFuture(List.of());
        }
    }
}
