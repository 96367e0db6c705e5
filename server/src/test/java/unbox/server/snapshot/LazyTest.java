package unbox.server.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A value is computed once, unless nobody wanted it to its end. */
class LazyTest {
    private static final Runnable NOT_WANTED = () -> {
        throw new CancellationException();
    };

    private final AtomicInteger begun = new AtomicInteger();

    private Lazy<String> lazy() {
        return new Lazy<>(wanted -> {
            begun.incrementAndGet();
            wanted.run();
            return "done";
        });
    }

    @Test
    void whatIsComputedIsComputedOnce() {
        Lazy<String> lazy = lazy();
        lazy.get();
        assertEquals("done", lazy.get());
        assertEquals(1, begun.get());
    }

    @Test
    void whatWasGivenUpIsBegunAnewByTheNextWhoAsks() {
        Lazy<String> lazy = lazy();
        assertThrows(CancellationException.class, () -> lazy.get(NOT_WANTED));
        assertEquals("done", lazy.get());
        assertEquals(2, begun.get());
    }

    @Test
    void whatFailsFailsAgainWithoutATry() {
        Lazy<String> lazy = new Lazy<>(() -> {
            begun.incrementAndGet();
            throw new IllegalArgumentException("no");
        });
        assertThrows(IllegalStateException.class, lazy::get);
        assertThrows(IllegalStateException.class, lazy::get);
        assertEquals(1, begun.get());
    }

    @Test
    void whoWaitsForAnotherThreadNeedNotWaitToTheEnd() throws Exception {
        var computing = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Lazy<String> lazy = new Lazy<>(wanted -> {
            computing.countDown();
            await(goOn);
            return "done";
        });
        CompletableFuture<String> other = CompletableFuture.supplyAsync(lazy::get);
        await(computing);
        assertThrows(CancellationException.class, () -> lazy.get(NOT_WANTED));
        goOn.countDown();
        assertEquals("done", other.get(1, TimeUnit.MINUTES));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
