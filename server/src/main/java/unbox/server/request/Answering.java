package unbox.server.request;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import unbox.language.catalog.AutoencoderCard;
import unbox.server.answer.RefusedException;
import unbox.server.session.Session;
import unbox.server.session.Settings;
import unbox.server.session.Uris;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/**
 * Takes a request to a thread that answers it from the text of the moment when it came. What a person waits for while
 * typing has threads of its own.
 */
public final class Answering {
    private static final long LONGEST_PASS_MILLISECONDS = 300;

    private final Session session;
    private final Supplier<Editor> editor;
    private final Supplier<Settings> settings;
    private final ExecutorService quick = Executors.newFixedThreadPool(2, named("unbox-quick"));
    private final ExecutorService thorough = Executors.newSingleThreadExecutor(named("unbox-thorough"));
    private final ExecutorService everywhere = Executors.newSingleThreadExecutor(named("unbox-everywhere"));
    /** Quick answers that are not given yet; it is also what waits for them. */
    private final AtomicInteger awaited = new AtomicInteger();

    /** What becomes of an answer whose text has changed meanwhile. */
    public enum Stale {
        /** It is given all the same: it helps, and the editor moves it along. */
        FINE,
        /** The editor is told that the content was modified, and asks again. */
        ASK_AGAIN
    }

    public Answering(Session session, Supplier<Editor> editor, Supplier<Settings> settings) {
        this.session = session;
        this.editor = editor;
        this.settings = settings;
    }

    private static java.util.concurrent.ThreadFactory named(String name) {
        return task -> {
            var thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Answers at once: completion, hover, tokens. Where the document is not there, or is not read, the answer is null. */
    public <T> CompletableFuture<T> quick(String uri, Stale stale, Function<Scene, T> answer) {
        awaited.incrementAndGet();
        CompletableFuture<T> asked = submit(quick, uri, stale, ofRead(answer));
        asked.whenComplete((found, failed) -> answered());
        return asked;
    }

    private void answered() {
        if (awaited.decrementAndGet() == 0) {
            synchronized (awaited) {
                awaited.notifyAll();
            }
        }
    }

    /** Lets quick answers go first: waits until all are given, but no longer than so many milliseconds. */
    void letQuickAnswersPass(long longest) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(longest);
        synchronized (awaited) {
            long left = longest;
            while (awaited.get() > 0 && left > 0) {
                try {
                    awaited.wait(left);
                } catch (InterruptedException ended) {
                    Thread.currentThread().interrupt();
                    return;
                }
                left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            }
        }
    }

    /** Answers when there is time: what plans experiments. */
    public <T> CompletableFuture<T> thorough(String uri, Stale stale, Function<Scene, T> answer) {
        return submit(thorough, uri, stale, ofRead(answer));
    }

    /** Answers when there is time, also about a document that is too long to be read. */
    public <T> CompletableFuture<T> anyLength(String uri, Stale stale, Function<Scene, T> answer) {
        return submit(thorough, uri, stale, answer);
    }

    private static <T> Function<Scene, T> ofRead(Function<Scene, T> answer) {
        return scene -> scene.document().isTooLong() ? null : answer.apply(scene);
    }

    /**
     * Answers about a document, after a look at all others; nothing about one document waits for that. The others are those
     * that are known when it is its turn, as folders may be looked through before.
     */
    public <T> CompletableFuture<T> everywhere(String uri, Stale stale, Function<Scene, T> answer) {
        return submit(everywhere, uri, stale, ofRead(answer));
    }

    /** The same about the workspace and no document. */
    public <T> CompletableFuture<T> workspace(Function<Scene, T> answer) {
        return run(everywhere, wanted -> answer.apply(new Scene(session.world().whileWanted(wanted), null, editor.get(),
                settings.get())));
    }

    /** Begins with what the first question about a document will need. */
    public void ahead(String uri) {
        World world = session.world();
        quick.execute(() -> world.snapshot(Uris.path(uri)).ifPresent(this::readAhead));
    }

    private void readAhead(Snapshot snapshot) {
        List<AutoencoderCard> autoencoders = snapshot.readAhead();
        try {
            everywhere.execute(() -> {
                letQuickAnswersPass(LONGEST_PASS_MILLISECONDS);
                autoencoders.forEach(card -> snapshot.index(card).prepare());
            });
        } catch (RejectedExecutionException closed) {
            // nobody will look for a word
        }
    }

    /** Does something in the background, before what is asked about the workspace later. */
    public void later(Runnable task) {
        everywhere.execute(task);
    }

    private <T> CompletableFuture<T> submit(Executor executor, String uri, Stale stale, Function<Scene, T> answer) {
        World world = session.world();
        Path path = Uris.path(uri);
        Optional<Integer> version = world.document(path).flatMap(Document::version);
        return run(executor, cancelled -> {
            Runnable wanted = () -> {
                cancelled.run();
                check(path, version, stale);
            };
            World seen = newest(path, version).orElse(world).whileWanted(wanted);
            try {
                T found = seen.snapshot(path)
                        .map(each -> answer.apply(new Scene(seen, each, editor.get(), settings.get()))).orElse(null);
                wanted.run();
                return found;
            } catch (CancellationException givenUp) {
                cancelled.run();
                throw new ResponseErrorException(
                        new ResponseError(ResponseErrorCode.ContentModified, givenUp.getMessage(), null));
            }
        });
    }

    /** The world as it is now, where the text is still the same: more files may be known in it. */
    private Optional<World> newest(Path path, Optional<Integer> version) {
        World now = session.world();
        return Optional.of(now).filter(each -> each.document(path).flatMap(Document::version).equals(version));
    }

    private void check(Path path, Optional<Integer> version, Stale stale) {
        if (stale == Stale.ASK_AGAIN
                && !session.world().document(path).flatMap(Document::version).equals(version)) {
            throw new CancellationException("the text has changed meanwhile");
        }
    }

    /** @param answer is told how to find out whether it is wanted: by an exception where it is not */
    private static <T> CompletableFuture<T> run(Executor executor, Function<Runnable, T> answer) {
        return CompletableFutures.computeAsync(executor, cancel -> {
            cancel.checkCanceled();
            try {
                return answer.apply(cancel::checkCanceled);
            } catch (RefusedException refused) {
                throw new ResponseErrorException(
                        new ResponseError(ResponseErrorCode.RequestFailed, refused.getMessage(), null));
            }
        });
    }

    /** Ends the threads; what they do is not waited for. */
    public void close() {
        quick.shutdownNow();
        thorough.shutdownNow();
        everywhere.shutdownNow();
    }
}
