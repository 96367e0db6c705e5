package unbox.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C, or another polite end of the process, while it is open: asks the work to stop, and lets the process end only when
 * it has.
 */
final class StopSignal implements AutoCloseable {
    private final AtomicBoolean asked = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::ask, "stop-signal");

    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void ask() {
        asked.set(true);
        try {
            done.await();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether to stop. */
    boolean isAsked() {
        return asked.get();
    }

    /** The work is done or has stopped, and has said all it has to say. */
    @Override
    public void close() {
        done.countDown();
        if (!isAsked()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException ending) {
                // The process ends just now: the hook runs, and finds that all is done.
            }
        }
    }
}
