package unbox.server.request;

import static unbox.server.request.Answering.Stale.ASK_AGAIN;
import static unbox.server.request.Answering.Stale.FINE;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.lsp4j.ConfigurationItem;
import org.eclipse.lsp4j.ConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageServer;
import unbox.language.catalog.CatalogSource;
import unbox.server.runner.RunnerStarter;
import unbox.server.session.Folders;
import unbox.server.session.Session;
import unbox.server.session.Settings;
import unbox.server.session.Uris;

/** The server as the protocol sees it: its beginning and end, and where requests go. */
public final class UnboxServer implements LanguageServer, UnboxRequests {
    private static final String WATCHED = "**/*.{unbox,png,jpg,jpeg,gif,bmp,json}";

    private final Supplier<UnboxClient> client;
    private final IntConsumer exit;
    private final Session session;
    private final Folders folders;
    private final Answering answering;
    private final Progress progress;
    private final Publisher publisher;
    private final TextDocuments documents;
    private final Workspaces workspaces;
    private final RunRequest runs;
    private volatile Editor editor = Editor.of(null);
    private volatile Settings settings = Settings.DEFAULT;
    private volatile List<Path> firstFolders = List.of();
    private volatile boolean shutDown;

    /** A server that belongs to no installation; for its parameters see the other. */
    public UnboxServer(Supplier<UnboxClient> client, Supplier<CatalogSource> sources, IntConsumer exit) {
        this(client, sources, Optional.empty(), RunnerStarter.LAUNCHER, exit);
    }

    /**
     * @param client the editor, from its first message on
     * @param sources gives a source that has read nothing yet
     * @param home the folder that this server was started from, if it was started from an installation
     * @param starter how runners are started
     * @param exit ends the process with a code
     */
    public UnboxServer(Supplier<UnboxClient> client, Supplier<CatalogSource> sources, Optional<Path> home,
            RunnerStarter starter, IntConsumer exit) {
        this.client = client;
        this.exit = exit;
        session = new Session(sources);
        folders = new Folders(session);
        answering = new Answering(session, () -> editor, () -> settings);
        progress = new Progress(client::get);
        publisher = new Publisher(session, answering, client::get, () -> editor);
        documents = new TextDocuments(session, answering, () -> editor);
        workspaces = new Workspaces(folders, answering, progress, this::set);
        runs = new RunRequest(session, client, () -> settings.home(), home, starter);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams asked) {
        editor = Editor.of(asked.getCapabilities());
        if (asked.getInitializationOptions() instanceof JsonObject options) {
            settings = Settings.of(options);
        }
        firstFolders = folders(asked);
        Optional.ofNullable(asked.getProcessId()).flatMap(ProcessHandle::of)
                .ifPresent(parent -> parent.onExit().thenRun(() -> exit.accept(1)));
        return CompletableFuture.completedFuture(new InitializeResult(Capabilities.of(editor),
                new ServerInfo("unbox", Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                        .orElse("0.1.0"))));
    }

    @SuppressWarnings("deprecation") // what older editors send instead of folders
    private static List<Path> folders(InitializeParams asked) {
        Stream<String> uris = asked.getWorkspaceFolders() != null
                ? asked.getWorkspaceFolders().stream().map(folder -> folder.getUri())
                : Optional.ofNullable(asked.getRootUri()).stream();
        return uris.map(Uris::path).toList();
    }

    @Override
    public void initialized(InitializedParams ready) {
        if (editor.registersWatchers()) {
            var watcher = new DidChangeWatchedFilesRegistrationOptions(
                    List.of(new FileSystemWatcher(Either.forLeft(WATCHED))));
            client.get().registerCapability(new RegistrationParams(
                    List.of(new Registration("unbox-files", "workspace/didChangeWatchedFiles", watcher))));
        }
        if (editor.configuration()) {
            var item = new ConfigurationItem();
            item.setSection("unbox");
            client.get().configuration(new ConfigurationParams(List.of(item))).thenAccept(answer -> {
                if (!answer.isEmpty() && answer.getFirst() instanceof JsonElement given) {
                    set(Settings.of(given));
                }
            });
        }
        if (!firstFolders.isEmpty()) {
            answering.later(() -> progress.own(editor, "unbox/scan", "Looking for scripts",
                    () -> folders.set(firstFolders)));
        }
    }

    private void set(Settings newSettings) {
        settings = newSettings;
    }

    @Override
    public TextDocuments getTextDocumentService() {
        return documents;
    }

    @Override
    public Workspaces getWorkspaceService() {
        return workspaces;
    }

    @Override
    public void setTrace(SetTraceParams wanted) {
        // nothing is traced
    }

    @Override
    public CompletableFuture<JsonElement> plan(JsonObject asked) {
        Optional<String> experiment = asked.has("experiment")
                ? Optional.of(asked.get("experiment").getAsString())
                : Optional.empty();
        boolean brief = asked.has("brief") && asked.get("brief").getAsBoolean();
        return answering.thorough(uri(asked), ASK_AGAIN, scene -> PlanRequest.answer(scene, experiment, brief));
    }

    @Override
    public CompletableFuture<JsonElement> features(JsonObject asked) {
        return answering.quick(uri(asked), FINE, scene -> FeaturesRequest.search(scene, asked));
    }

    @Override
    public CompletableFuture<JsonElement> feature(JsonObject asked) {
        String feature = asked.has("feature") ? asked.get("feature").getAsString() : "";
        return answering.quick(uri(asked), FINE, scene -> FeaturesRequest.card(scene, feature));
    }

    @Override
    public CompletableFuture<JsonElement> tree(JsonObject asked) {
        return answering.thorough(uri(asked), FINE, TreeRequest::answer);
    }

    @Override
    public CompletableFuture<JsonObject> run(JsonObject asked) {
        return runs.run(asked);
    }

    @Override
    public CompletableFuture<JsonObject> cancel(JsonObject asked) {
        return runs.cancel(asked);
    }

    @Override
    public void cancelProgress(WorkDoneProgressCancelParams cancelled) {
        runs.cancel(cancelled.getToken());
    }

    private static String uri(JsonObject asked) {
        return asked.has("uri") ? asked.get("uri").getAsString() : "";
    }

    @Override
    public CompletableFuture<Object> shutdown() {
        shutDown = true;
        close();
        return CompletableFuture.completedFuture(null);
    }

    /** Ends the threads. */
    public void close() {
        runs.close();
        publisher.close();
        answering.close();
    }

    @Override
    public void exit() {
        exit.accept(shutDown ? 0 : 1);
    }
}
