package unbox.runtime.run;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Does the work that follows a picture, encoding and writing it, on a thread of its own while the next is computed. Work is
 * done in the order in which it comes; the first that fails is told to whoever comes next, and what follows it is not done.
 */
final class PictureWriter implements AutoCloseable {
    /** Pictures that may wait to be written: their memory is bounded. */
    private static final int WAITING = 16;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("picture-writer").daemon().factory());
    private final Semaphore room = new Semaphore(WAITING);
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    /** @throws RuntimeException what went wrong with work that came before */
    void submit(Runnable work) {
        throwFailure();
        room.acquireUninterruptibly();
        thread.execute(() -> {
            try {
                if (failure.get() == null) {
                    work.run();
                }
            } catch (RuntimeException e) {
                failure.compareAndSet(null, e);
            } finally {
                room.release();
            }
        });
    }

    /**
     * Waits until all is done.
     *
     * @throws RuntimeException what went wrong
     */
    void finish() {
        drain();
        throwFailure();
    }

    private void drain() {
        room.acquireUninterruptibly(WAITING);
        room.release(WAITING);
    }

    private void throwFailure() {
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** Waits until all is done, whatever became of it. */
    @Override
    public void close() {
        drain();
        thread.shutdown();
    }
}
