package unbox.server.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import unbox.server.MadeUpCatalog;
import unbox.server.request.Answering.Stale;
import unbox.server.session.Session;
import unbox.server.session.Settings;
import unbox.server.snapshot.Document;

/** Requests wait for the thread that is busy with another one; meanwhile things happen. */
class AnsweringTest {
    private static final Path SCRIPT = Path.of("/workspace/script.unbox");
    private static final String URI = "file:///workspace/script.unbox";

    private final Session session = new Session(() -> MadeUpCatalog.source(Path.of("/workspace")));
    private final Answering answering = new Answering(session, () -> Editor.of(null), () -> Settings.DEFAULT);
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void keepTheThreadBusy() throws InterruptedException {
        write(1, "seed 1");
        answering.workspace(scene -> {
            begun.countDown();
            await(release);
            return null;
        });
        begun.await();
    }

    @AfterEach
    void close() {
        release.countDown();
        answering.close();
    }

    @Test
    void aRequestThatIsCancelledBeforeItBeginsIsNotCarriedOut() throws Exception {
        var done = new AtomicBoolean();
        CompletableFuture<Boolean> cancelled = answering.everywhere(URI, Stale.FINE, scene -> done.getAndSet(true));
        CompletableFuture<Boolean> next = answering.everywhere(URI, Stale.FINE, scene -> done.get());
        cancelled.cancel(true);
        release.countDown();
        assertFalse(next.get(1, TimeUnit.MINUTES), "the cancelled one came first");
        assertTrue(cancelled.isCancelled());
    }

    @Test
    void whatEditorsAskAgainIsRefusedWhenTheTextHasChanged() {
        CompletableFuture<String> asked = answering.everywhere(URI, Stale.ASK_AGAIN, scene -> scene.snapshot().text());
        write(2, "seed 2");
        release.countDown();
        var failed = assertThrows(ExecutionException.class, () -> asked.get(1, TimeUnit.MINUTES));
        assertEquals(ResponseErrorCode.ContentModified.getValue(),
                ((ResponseErrorException) failed.getCause()).getResponseError().getCode());
    }

    @Test
    void whatMayBeStaleIsAnsweredFromTheTextThatItWasAskedOf() throws Exception {
        CompletableFuture<String> asked = answering.everywhere(URI, Stale.FINE, scene -> scene.snapshot().text());
        write(2, "seed 2");
        release.countDown();
        assertEquals("seed 1", asked.get(1, TimeUnit.MINUTES));
    }

    @Test
    void filesThatAreFoundMeanwhileAreKnown() throws Exception {
        CompletableFuture<Integer> asked = answering.everywhere(URI, Stale.FINE,
                scene -> scene.world().scripts().size());
        session.change(world -> world.withFiles(Set.of(SCRIPT, Path.of("/workspace/other.unbox"))));
        release.countDown();
        assertEquals(2, asked.get(1, TimeUnit.MINUTES));
    }

    /** A hundred thousand pictures are planned for seconds; what that would give is never seen. */
    @Test
    void aPlanThatIsNotWantedAnyMoreIsGivenUpInTheMiddle() throws Exception {
        write(3, "model \"stabilityai/sdxl-turbo\"\nexperiment x { prompt \"a\" seed 1..100000 }");
        var asked = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        var planned = new AtomicBoolean();
        CompletableFuture<Boolean> plan = answering.thorough(URI, Stale.FINE, scene -> {
            asked.countDown();
            await(cancelled);
            return planned.getAndSet(scene.snapshot().wholePlan().isPresent());
        });
        asked.await();
        plan.cancel(true);
        cancelled.countDown();
        assertFalse(answering.thorough(URI, Stale.FINE, scene -> planned.get()).get(1, TimeUnit.MINUTES));
    }

    private void write(int version, String text) {
        session.change(world -> world.with(new Document(URI, SCRIPT, Optional.of(version), text)));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
