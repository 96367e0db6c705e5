package unbox.server.protocol;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What should not happen in a server: exceptions that its protocol's log tells of, and those that end a task of a thread. */
final class Faults extends Handler {
    private static final Logger LOG = Logger.getLogger("org.eclipse.lsp4j");

    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();

    /** Listens until it is closed. */
    Faults() {
        LOG.addHandler(this);
        LOG.setUseParentHandlers(false); // that a question was answered before it was cancelled is nothing to tell
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
    }

    List<Throwable> all() {
        return List.copyOf(thrown);
    }

    @Override
    public void publish(LogRecord told) {
        if (told.getThrown() != null) {
            thrown.add(told.getThrown());
        }
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        Thread.setDefaultUncaughtExceptionHandler(null);
        LOG.removeHandler(this);
        LOG.setUseParentHandlers(true);
    }
}
