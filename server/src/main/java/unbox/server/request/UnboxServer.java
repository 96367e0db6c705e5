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
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.WatchKind;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageServer;
import unbox.language.catalog.CatalogSource;
import unbox.server.runner.RunnerStarter;
import unbox.server.session.Folders;
import unbox.server.session.Session;
import unbox.server.session.Uris;
import unbox.server.snapshot.World;

/** The server as the protocol sees it: its beginning and end, and where requests go. */
public final class UnboxServer implements LanguageServer, UnboxRequests {
    private static final String WATCHED = "**/*.{unbox,png,jpg,jpeg,gif,bmp,json,txt,pt,pth}";
    /** Of a folder that comes or goes some editors do not tell the files. */
    private static final String COMES_OR_GOES = "**/*";

    private final Supplier<UnboxClient> client;
    private final IntConsumer exit;
    private final Preferences preferences;
    private final Session session;
    private final Folders folders;
    private final Answering answering;
    private final Progress progress;
    private final Publisher publisher;
    private final TextDocuments documents;
    private final Workspaces workspaces;
    private final RunRequest runs;
    private volatile Editor editor = Editor.of(null);
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
        preferences = new Preferences(client, () -> editor);
        session = new Session(sources);
        folders = new Folders(session);
        answering = new Answering(session, () -> editor, preferences::now);
        progress = new Progress(client::get);
        publisher = new Publisher(session, answering, client::get, () -> editor);
        var states = new RunStates(preferences::refreshLenses);
        documents = new TextDocuments(session, answering, () -> editor, states, folders::lookAgain);
        workspaces = new Workspaces(folders, answering, progress, client::get, preferences::set);
        runs = new RunRequest(session, client, () -> preferences.now().home(), home, starter, states);
    }

    @Override
    public CompletableFuture<InitializeResult> initialize(InitializeParams asked) {
        editor = Editor.of(asked.getCapabilities());
        preferences.begin(asked.getInitializationOptions());
        firstFolders = folders(asked);
        Optional.ofNullable(asked.getProcessId()).ifPresent(this::endWith);
        return CompletableFuture.completedFuture(new InitializeResult(Capabilities.of(editor),
                new ServerInfo("unbox", Optional.ofNullable(getClass().getPackage().getImplementationVersion())
                        .orElse("0.1.0"))));
    }

    private void endWith(int editorProcess) {
        ProcessHandle.of(editorProcess).ifPresentOrElse(
                handle -> handle.onExit().thenRun(() -> exit.accept(1)), () -> exit.accept(1));
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
                    List.of(new FileSystemWatcher(Either.forLeft(WATCHED), WatchKind.Change),
                            new FileSystemWatcher(Either.forLeft(COMES_OR_GOES), WatchKind.Create + WatchKind.Delete)));
            client.get().registerCapability(new RegistrationParams(
                    List.of(new Registration("unbox-files", "workspace/didChangeWatchedFiles", watcher))));
        }
        preferences.ask();
        if (!firstFolders.isEmpty()) {
            answering.later(() -> progress.own(editor, "unbox/scan", "Looking for scripts",
                    () -> workspaces.tell(folders.set(firstFolders))));
            answering.later(session::readAhead);
        }
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
        Optional<String> experiment = Parameters.text(asked, "experiment");
        boolean brief = Parameters.flag(asked, "brief");
        return answering.thorough(Parameters.uri(asked), ASK_AGAIN,
                scene -> PlanRequest.answer(scene, experiment, brief));
    }

    @Override
    public CompletableFuture<JsonElement> features(JsonObject asked) {
        return answering.quick(Parameters.uri(asked), FINE, scene -> FeaturesRequest.search(scene, asked));
    }

    @Override
    public CompletableFuture<JsonElement> feature(JsonObject asked) {
        String feature = Parameters.text(asked, "feature").orElse("");
        return answering.quick(Parameters.uri(asked), FINE, scene -> FeaturesRequest.card(scene, feature));
    }

    @Override
    public CompletableFuture<JsonElement> tree(JsonObject asked) {
        return answering.thorough(Parameters.uri(asked), FINE, TreeRequest::answer);
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

    @Override
    public CompletableFuture<Object> shutdown() {
        shutDown = true;
        runs.close();
        publisher.close();
        return CompletableFuture.completedFuture(null);
    }

    /** Forgets the open texts after a change that could not be followed: no answer is better than one to another text. */
    void loseTexts() {
        session.change(World::withoutOpen);
        client.get()
                .showMessage(new MessageParams(MessageType.Error, "Unbox could not follow a change of a text, perhaps"
                        + " because it is too long (more than 8 MB). Close the open scripts and open them again."));
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
