package unbox.server.request;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import unbox.language.problem.Problem;
import unbox.server.session.Session;
import unbox.server.session.Settings;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.MovedProblems;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/**
 * Sends the problems of open documents after each change, in two passes. What the text tells by itself is sent at once, and
 * with it what planning has told of the text before, moved along, so that nothing vanishes only to come back. Planning is
 * dear: it waits as long as it took the last time, and only the newest text is planned; its problems are sent where they
 * differ from what was sent at once.
 */
final class Publisher {
    private static final long LONGEST_WAIT_MILLISECONDS = 1000;
    /** How long problems wait while a person waits for an answer. */
    private static final long LONGEST_PASS_MILLISECONDS = 300;

    private final Session session;
    private final Answering answering;
    private final Supplier<LanguageClient> client;
    private final Supplier<Editor> editor;
    private final ScheduledExecutorService written = thread("unbox-problems");
    private final ScheduledExecutorService planned = thread("unbox-plans");
    /** What was sent last of each document that is open. */
    private final Map<Path, Sent> sent = new HashMap<>();
    /** Whether there is a change that nobody has looked at yet. */
    private final AtomicBoolean due = new AtomicBoolean();
    private Future<?> nextPlan;
    private long cost;

    /**
     * What the editor was told of a document.
     *
     * @param planned the problems among them that planning told, of this text or of one before
     * @param whole whether they are of this text
     */
    private record Sent(Snapshot snapshot, List<Problem> problems, List<Problem> planned, boolean whole) {}

    Publisher(Session session, Answering answering, Supplier<LanguageClient> client, Supplier<Editor> editor) {
        this.session = session;
        this.answering = answering;
        this.client = client;
        this.editor = editor;
        session.listen(this::changed);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            var made = new Thread(task, name);
            made.setDaemon(true);
            return made;
        });
    }

    /** The thread that reads messages is here: it must not wait for an editor that does not read at the moment. */
    private void changed() {
        try {
            if (due.compareAndSet(false, true)) {
                written.execute(this::publishWritten);
            }
        } catch (RejectedExecutionException closed) {
            // nothing is sent any more
        }
    }

    private void publishWritten() {
        due.set(false);
        World world = session.world();
        forgetClosed(world);
        for (Document document : world.open()) {
            guarded(document, () -> publishWritten(world, document));
        }
        planSoon();
    }

    private void publishWritten(World world, Document document) {
        Snapshot snapshot = world.snapshot(document.path()).orElseThrow();
        Sent before = sent(document.path());
        if (before == null || before.snapshot() != snapshot) {
            snapshot.tree();
            answering.letQuickAnswersPass(LONGEST_PASS_MILLISECONDS);
            List<Problem> kept = before == null ? List.of()
                    : MovedProblems.of(before.planned(), before.snapshot().document(), document);
            publish(world, new Sent(snapshot, snapshot.problemsWith(kept), kept, false));
        }
    }

    /** What should not happen with one document keeps nobody from looking at the others. */
    private void guarded(Document document, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | OutOfMemoryError unexpected) {
            client.get().logMessage(new MessageParams(MessageType.Error,
                    "The problems of " + document.uri() + " cannot be told: " + Refusals.of(unexpected).getMessage()));
        }
    }

    /** The pass that was waiting is dropped: its text is not the newest any more. */
    private synchronized void planSoon() {
        if (nextPlan != null) {
            nextPlan.cancel(false);
        }
        if (!planned.isShutdown()) {
            nextPlan = planned.schedule(this::publishPlanned, Math.min(cost, LONGEST_WAIT_MILLISECONDS),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void publishPlanned() {
        answering.letQuickAnswersPass(LONGEST_PASS_MILLISECONDS);
        World world = session.world();
        long start = System.nanoTime();
        boolean any = false;
        for (Document document : world.open()) {
            Snapshot snapshot = world.snapshot(document.path()).orElseThrow();
            Sent before = sent(document.path());
            if (before == null || before.snapshot() != snapshot || !before.whole()) {
                any = true;
                guarded(document, () -> publish(world,
                        new Sent(snapshot, snapshot.problems(), snapshot.plannedProblems(), true)));
            }
        }
        if (any) {
            measured(System.nanoTime() - start);
            if (editor.get().pullsDiagnostics() && editor.get().refreshesDiagnostics() && world.open().size() > 1) {
                client.get().refreshDiagnostics();
            }
        }
    }

    private synchronized void measured(long nanoseconds) {
        cost = TimeUnit.NANOSECONDS.toMillis(nanoseconds);
    }

    private synchronized Sent sent(Path path) {
        return sent.get(path);
    }

    /** Sends what is news. A newer text takes precedence: its own problems come soon. */
    private synchronized void publish(World world, Sent news) {
        Document document = news.snapshot().document();
        if (session.world().document(document.path()).filter(now -> now == document).isEmpty()) {
            return;
        }
        Sent before = sent.put(document.path(), news);
        if (before == null || before.snapshot() != news.snapshot() || !before.problems().equals(news.problems())) {
            var scene = new Scene(world, news.snapshot(), editor.get(), Settings.DEFAULT);
            var message = new PublishDiagnosticsParams(document.uri(), Diagnostics.of(scene, news.problems()));
            document.version().ifPresent(message::setVersion);
            send(message);
        }
    }

    private synchronized void forgetClosed(World world) {
        Set<Path> closed = new TreeSet<>(sent.keySet());
        world.open().forEach(document -> closed.remove(document.path()));
        closed.forEach(path -> send(
                new PublishDiagnosticsParams(sent.remove(path).snapshot().document().uri(), List.of())));
    }

    private void send(PublishDiagnosticsParams message) {
        if (!editor.get().pullsDiagnostics()) {
            client.get().publishDiagnostics(message);
        }
    }

    /** What is being sent is sent to its end; nothing comes after it. */
    synchronized void close() {
        if (nextPlan != null) {
            nextPlan.cancel(false);
        }
        written.shutdown();
        planned.shutdown();
    }
}
