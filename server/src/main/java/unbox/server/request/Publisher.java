package unbox.server.request;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import unbox.server.session.Session;
import unbox.server.session.Settings;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/**
 * Sends the problems of open documents after each change. What is cheap is sent at once; where the last check took long,
 * the next waits as long as that took, and only for the newest text.
 */
final class Publisher {
    private static final long CHEAP_MILLISECONDS = 20;
    private static final long LONGEST_WAIT_MILLISECONDS = 1000;

    private final Session session;
    private final Supplier<LanguageClient> client;
    private final Supplier<Editor> editor;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var made = new Thread(task, "unbox-problems");
        made.setDaemon(true);
        return made;
    });
    /** What was sent last, of each document that is open. Only the thread uses it. */
    private final Map<Path, Snapshot> sent = new HashMap<>();
    private final Map<Path, String> addresses = new HashMap<>();
    private volatile long cost;
    private Future<?> waiting;

    Publisher(Session session, Supplier<LanguageClient> client, Supplier<Editor> editor) {
        this.session = session;
        this.client = client;
        this.editor = editor;
        session.listen(this::changed);
    }

    private synchronized void changed() {
        if (thread.isShutdown()) {
            return;
        }
        if (waiting != null) {
            waiting.cancel(false);
        }
        long wait = cost < CHEAP_MILLISECONDS ? 0 : Math.min(cost, LONGEST_WAIT_MILLISECONDS);
        waiting = thread.schedule((Runnable) this::publish, wait, TimeUnit.MILLISECONDS);
    }

    private void publish() {
        World world = session.world();
        Set<Path> closed = new HashSet<>(sent.keySet());
        long start = System.nanoTime();
        boolean any = false;
        for (Document document : world.open()) {
            closed.remove(document.path());
            Optional<Snapshot> snapshot = world.snapshot(document.path());
            if (snapshot.isPresent() && sent.get(document.path()) != snapshot.get()) {
                any = true;
                publish(world, document, snapshot.get());
            }
        }
        if (any) {
            cost = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        }
        closed.forEach(path -> {
            sent.remove(path);
            send(new PublishDiagnosticsParams(addresses.remove(path), java.util.List.of()));
        });
        if (any && editor.get().pullsDiagnostics() && editor.get().refreshesDiagnostics() && world.open().size() > 1) {
            client.get().refreshDiagnostics();
        }
    }

    /** A newer text takes precedence: its own problems come soon. */
    private void publish(World world, Document document, Snapshot snapshot) {
        var problems = Diagnostics.of(new Scene(world, snapshot, editor.get(), Settings.DEFAULT));
        if (session.world().document(document.path()).filter(now -> now == document).isPresent()) {
            sent.put(document.path(), snapshot);
            addresses.put(document.path(), document.uri());
            var message = new PublishDiagnosticsParams(document.uri(), problems);
            document.version().ifPresent(message::setVersion);
            send(message);
        }
    }

    private void send(PublishDiagnosticsParams message) {
        if (!editor.get().pullsDiagnostics()) {
            client.get().publishDiagnostics(message);
        }
    }

    /** What is being sent is sent to its end; nothing comes after it. */
    synchronized void close() {
        if (waiting != null) {
            waiting.cancel(false);
        }
        thread.shutdown();
    }
}
