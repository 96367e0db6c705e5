package unbox.server.snapshot;

import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A value that is computed when it is first asked for, once, whichever thread asks. A computation that fails is not repeated:
 * it fails again at once, for the same reason. One that is given up, because who asked for it does not want it any more, is
 * begun anew by the next who asks.
 */
public final class Lazy<T> {
    /** How long somebody who waits for another thread may not notice that he need not wait. */
    private static final long MILLISECONDS_BETWEEN_LOOKS = 20;

    private Function<Runnable, T> computation;
    private boolean computing;
    private Throwable failure;
    private volatile T value;

    public Lazy(Supplier<T> computation) {
        this(wanted -> computation.get());
    }

    /** @param computation runs what it is given again and again, so that it can be given up */
    public Lazy(Function<Runnable, T> computation) {
        this.computation = computation;
    }

    /** The value; another thread that computes it is waited for. */
    public T get() {
        return get(() -> {});
    }

    /**
     * The same for an answer that may not be wanted to its end.
     *
     * @param wanted throws a {@link CancellationException} where it is not
     */
    public T get(Runnable wanted) {
        T known = value;
        return known != null ? known : compute(wanted);
    }

    private T compute(Runnable wanted) {
        if (begins(wanted)) {
            try {
                value = computation.apply(wanted);
            } catch (CancellationException givenUp) {
                throw givenUp;
            } catch (RuntimeException | OutOfMemoryError | StackOverflowError failed) {
                failure = failed;
            } finally {
                end();
            }
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return value;
    }

    /** Waits until nobody computes; whether it must be done here. */
    private synchronized boolean begins(Runnable wanted) {
        while (computing) {
            try {
                wait(MILLISECONDS_BETWEEN_LOOKS);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                throw new CancellationException("the server ends");
            }
            wanted.run();
        }
        computing = value == null && failure == null;
        return computing;
    }

    private synchronized void end() {
        computing = false;
        if (value != null || failure != null) {
            computation = null;
        }
        notifyAll();
    }

    /** Whether the value is there already. */
    public boolean isKnown() {
        return value != null;
    }
}
