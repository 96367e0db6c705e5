package unbox.packed;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;

/** {@code unbox lsp} as a person installs it, started by its launcher, and the editor at the other end. */
final class PackedServer implements LanguageClient {
    static final long SECONDS = 60;
    /** The property that names the folder with the packed programs, once there is one. */
    static final String PACKED = "unbox.packed";
    private static final String JAVA_OPTIONS = "UNBOX_JAVA_OPTIONS";
    /** A class archive is made by tests of that only: it takes a processor for some seconds. */
    private static final String NO_ARCHIVE = "-Dunbox.archive.after=1000000";
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    /** What it can be asked. */
    interface Server extends LanguageServer, Running {}

    /** Beyond the protocol. */
    @JsonSegment("unbox")
    interface Running {

        @JsonRequest
        CompletableFuture<JsonObject> run(JsonObject asked);

        @JsonRequest
        CompletableFuture<JsonObject> cancel(JsonObject asked);

        @JsonRequest
        CompletableFuture<JsonObject> plan(JsonObject asked);
    }

    final Process process;
    final Server server;
    final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
    private final Path errors;

    private PackedServer(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        server = connect(this, process.getInputStream(), process.getOutputStream());
    }

    private static Server connect(Object client, InputStream in, OutputStream out) {
        Launcher<Server> launcher = new Launcher.Builder<Server>().setLocalService(client)
                .setRemoteInterface(Server.class).setInput(in).setOutput(out).create();
        launcher.startListening();
        return launcher.getRemoteProxy();
    }

    /** The program laid out as it is installed, by links to what was packed. */
    private static Path install() throws IOException {
        Path home = Files.createDirectories(REPOSITORY.resolve("runtime/target/installed"));
        Files.copy(REPOSITORY.resolve("unbox"), home.resolve("unbox"), StandardCopyOption.REPLACE_EXISTING);
        link(home.resolve("lib"), Path.of(System.getProperty(PACKED)));
        link(home.resolve("models"), REPOSITORY.resolve("models"));
        return home;
    }

    private static void link(Path from, Path to) throws IOException {
        Files.deleteIfExists(from);
        Files.createSymbolicLink(from, to);
    }

    /** Starts a program of it. */
    static ProcessBuilder command(Map<String, String> variables, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("/bin/sh", install().resolve("unbox").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(variables);
        return builder;
    }

    /** Starts the server. */
    static PackedServer start(Path folder, Map<String, String> variables) throws IOException {
        Path errors = folder.resolve("errors.txt");
        Map<String, String> all = new HashMap<>(variables);
        all.merge(JAVA_OPTIONS, NO_ARCHIVE, (own, none) -> none + " " + own);
        return new PackedServer(command(all, "lsp").redirectError(errors.toFile()).start(), errors);
    }

    /** Says hello as an editor with a workspace. */
    void initialize(Path workspace, Long editorsProcess) throws Exception {
        var asked = new InitializeParams();
        asked.setCapabilities(new ClientCapabilities());
        asked.setProcessId(editorsProcess == null ? null : editorsProcess.intValue());
        asked.setWorkspaceFolders(List.of(new WorkspaceFolder(workspace.toUri().toString(), "workspace")));
        get(server.initialize(asked));
        server.initialized(new InitializedParams());
    }

    /** Opens a text that need not be on disk. */
    TextDocumentIdentifier open(Path file, String text) {
        String uri = file.toUri().toString();
        server.getTextDocumentService()
                .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "unbox", 1, text)));
        return new TextDocumentIdentifier(uri);
    }

    void change(TextDocumentIdentifier script, int version, Position at, String text) {
        server.getTextDocumentService().didChange(new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(script.getUri(), version),
                List.of(new TextDocumentContentChangeEvent(new Range(at, at), text))));
    }

    JsonObject awaitEvent(String event) throws InterruptedException {
        JsonObject next = events.poll(SECONDS, TimeUnit.SECONDS);
        while (next != null && !next.get("event").getAsString().equals(event)) {
            next = events.poll(SECONDS, TimeUnit.SECONDS);
        }
        if (next == null) {
            throw new AssertionError("no event " + event);
        }
        return next;
    }

    static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(SECONDS, TimeUnit.SECONDS);
    }

    /** Its exit code, when it has ended by itself. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end");
        }
        return process.exitValue();
    }

    /** What it has written beside the protocol. */
    String errors() throws IOException {
        return Files.readString(errors, StandardCharsets.UTF_8);
    }

    /** Ends as the protocol says. */
    int end() throws Exception {
        get(server.shutdown());
        server.exit();
        return awaitEnd();
    }

    @JsonNotification("unbox/event")
    public void event(JsonObject event) {
        events.add(event);
    }

    @Override
    public void publishDiagnostics(PublishDiagnosticsParams problems) {
        published.add(problems);
    }

    @Override
    public void telemetryEvent(Object told) {
        // none is sent
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
