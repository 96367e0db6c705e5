package unbox.server.snapshot;

import java.util.function.Supplier;

/**
 * A value that is computed when it is first asked for, once, whichever thread asks. A computation that fails is not repeated:
 * it fails again at once, for the same reason.
 */
public final class Lazy<T> {
    private Supplier<T> computation;
    private Throwable failure;
    private volatile T value;

    public Lazy(Supplier<T> computation) {
        this.computation = computation;
    }

    /** The value; another thread that computes it is waited for. */
    public T get() {
        T known = value;
        return known != null ? known : compute();
    }

    private synchronized T compute() {
        if (value == null && failure == null) {
            try {
                value = computation.get();
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError failed) {
                failure = failed;
            }
            computation = null;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return value;
    }

    /** Whether the value is there already. */
    public boolean isKnown() {
        return value != null;
    }
}
