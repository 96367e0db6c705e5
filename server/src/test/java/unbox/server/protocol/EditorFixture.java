package unbox.server.protocol;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.FileCatalogSource;
import unbox.server.request.Connection;
import unbox.server.request.UnboxRequests;
import unbox.server.request.UnboxServer;

/** An editor at the other end of two pipes: every byte goes through the protocol. Knows the built-in model. */
final class EditorFixture implements LanguageClient, AutoCloseable {
    static final long SECONDS = 60;

    /** What it can ask of the server. */
    interface Server extends LanguageServer, UnboxRequests {}

    final Server server;
    final ServerCapabilities capabilities;
    final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    final BlockingQueue<ProgressParams> progress = new LinkedBlockingQueue<>();
    final BlockingQueue<String> refreshed = new LinkedBlockingQueue<>();
    /** What a person has set under {@code unbox}, for a server that asks. */
    volatile JsonObject settings;
    final BlockingQueue<Registration> registrations = new LinkedBlockingQueue<>();
    /** What a person is told, or can read in a log. */
    final BlockingQueue<MessageParams> told = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> exited = new CompletableFuture<>();
    final Path folder;
    private final OutputStream toServer;

    EditorFixture(Path folder, ClientCapabilities can) throws Exception {
        this(folder, can, new JsonObject());
    }

    /** @param options the initialization options */
    EditorFixture(Path folder, ClientCapabilities can, JsonObject options) throws Exception {
        this(folder, can, options, EditorFixture::catalog);
    }

    /** @param sources where the server finds models and files */
    EditorFixture(Path folder, ClientCapabilities can, JsonObject options, Supplier<CatalogSource> sources)
            throws Exception {
        this.folder = folder;
        Pipe there = Pipe.open();
        Pipe back = Pipe.open();
        toServer = Channels.newOutputStream(there.sink());
        InputStream fromServer = Channels.newInputStream(back.source());
        InputStream in = Channels.newInputStream(there.source());
        OutputStream out = Channels.newOutputStream(back.sink());
        var thread = new Thread(() -> Connection.serve(in, out, client -> new UnboxServer(client,
                sources, exited::complete)), "server");
        thread.setDaemon(true);
        thread.start();
        Launcher<Server> launcher = new Launcher.Builder<Server>().setLocalService(this)
                .setRemoteInterface(Server.class)
                .setInput(fromServer).setOutput(toServer).create();
        launcher.startListening();
        server = launcher.getRemoteProxy();
        var initialize = new InitializeParams();
        initialize.setCapabilities(can);
        initialize.setInitializationOptions(options);
        initialize.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "workspace")));
        capabilities = get(server.initialize(initialize)).getCapabilities();
        server.initialized(new InitializedParams());
    }

    /** The built-in model, and the files of this machine. */
    static CatalogSource catalog() {
        return new FileCatalogSource(Path.of("../models").toAbsolutePath().normalize(), java.util.Map.of());
    }

    /** What a modern editor can do. */
    static ClientCapabilities everything() {
        var item = new CompletionItemCapabilities(true);
        var completion = new CompletionCapabilities(item);
        completion.setCompletionList(new CompletionListCapabilities(List.of("editRange")));
        var symbols = new DocumentSymbolCapabilities();
        symbols.setHierarchicalDocumentSymbolSupport(true);
        var definition = new DefinitionCapabilities();
        definition.setLinkSupport(true);
        var text = new TextDocumentClientCapabilities();
        text.setCompletion(completion);
        text.setHover(new HoverCapabilities(List.of(MarkupKind.MARKDOWN), false));
        text.setDocumentSymbol(symbols);
        text.setDefinition(definition);
        text.setPublishDiagnostics(new PublishDiagnosticsCapabilities(true));
        var edits = new WorkspaceEditCapabilities();
        edits.setDocumentChanges(true);
        var workspace = new WorkspaceClientCapabilities();
        workspace.setWorkspaceEdit(edits);
        workspace.setDidChangeWatchedFiles(new DidChangeWatchedFilesCapabilities(true));
        workspace.setConfiguration(true);
        workspace.setCodeLens(new CodeLensWorkspaceCapabilities(true));
        workspace.setInlayHint(new InlayHintWorkspaceCapabilities(true));
        var can = new ClientCapabilities();
        can.setTextDocument(text);
        can.setWorkspace(workspace);
        var window = new WindowClientCapabilities();
        window.setWorkDoneProgress(true);
        can.setWindow(window);
        return can;
    }

    String uri(String name) {
        return folder.resolve(name).toUri().toString();
    }

    TextDocumentIdentifier document(String name) {
        return new TextDocumentIdentifier(uri(name));
    }

    /** Opens a text, which is written to disk too. */
    TextDocumentIdentifier open(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri(name), "unbox", 1, text)));
        return document(name);
    }

    void change(String name, int version, Range range, String text) {
        var change = new TextDocumentContentChangeEvent(range, text);
        server.getTextDocumentService().didChange(new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(uri(name), version), List.of(change)));
    }

    /** The problems of a version of a document, when they come. */
    PublishDiagnosticsParams problems(String name, int version) throws InterruptedException {
        while (true) {
            PublishDiagnosticsParams next = published.poll(SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("no problems of version " + version + " of " + name);
            }
            if (next.getUri().equals(uri(name)) && Integer.valueOf(version).equals(next.getVersion())) {
                return next;
            }
        }
    }

    static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams problems) {
        published.add(problems);
    }

    @Override
    public void notifyProgress(ProgressParams what) {
        progress.add(what);
    }

    @Override
    public CompletableFuture<Void> createProgress(WorkDoneProgressCreateParams token) {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<List<Object>> configuration(ConfigurationParams asked) {
        return CompletableFuture.completedFuture(Collections.singletonList(settings));
    }

    @Override
    public CompletableFuture<Void> refreshCodeLenses() {
        refreshed.add("lenses");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshInlayHints() {
        refreshed.add("hints");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> refreshDiagnostics() {
        refreshed.add("problems");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> registerCapability(RegistrationParams wanted) {
        registrations.addAll(wanted.getRegistrations());
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void telemetryEvent(Object object) {
        throw new AssertionError("the server tells nobody anything");
    }

    @Override
    public void showMessage(MessageParams message) {
        told.add(message);
    }

    @Override
    public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams message) {
        throw new AssertionError(message.getMessage());
    }

    @Override
    public void logMessage(MessageParams message) {
        told.add(message);
    }

    /** The editor vanishes: its stream ends. */
    @Override
    public void close() throws IOException {
        toServer.close();
    }
}
