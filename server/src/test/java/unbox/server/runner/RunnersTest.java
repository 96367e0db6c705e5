package unbox.server.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.server.runner.RunnerException.Reason;

class RunnersTest {
    private static final Installation HERE = new Installation(Path.of("."));

    private final List<Process> started = new CopyOnWriteArrayList<>();
    private final BlockingQueue<JsonObject> events = new LinkedBlockingQueue<>();
    private final Runners runners = new Runners(installation -> {
        Process process = StandInRunner.start(installation);
        started.add(process);
        return process;
    }, line -> {});

    @AfterEach
    void end() throws InterruptedException {
        runners.close();
        for (Process process : started) {
            process.waitFor();
        }
    }

    private CompletableFuture<JsonObject> run(String text) {
        var asked = new JsonObject();
        asked.addProperty("text", text);
        return runners.run(HERE, asked, events::add);
    }

    private static String name(CompletableFuture<JsonObject> answer) throws Exception {
        return answer.get(1, TimeUnit.MINUTES).get("run").getAsString();
    }

    private JsonObject next() throws InterruptedException {
        return events.poll(1, TimeUnit.MINUTES);
    }

    private static String told(JsonObject event, String name) {
        return event.get(name).getAsString();
    }

    @Test
    void noRunnerIsStartedBeforeOneIsNeeded() {
        assertTrue(started.isEmpty());
    }

    @Test
    void eventsComeInOrderUnderTheNameOfTheAnswer() throws Exception {
        String name = name(run("good"));
        for (String expected : List.of("started", "advanced", "finished")) {
            JsonObject event = next();
            assertEquals(expected, told(event, "event"));
            assertEquals(name, told(event, "run"));
        }
    }

    @Test
    void theSameRunnerIsUsedAgain() throws Exception {
        assertNotEquals(name(run("good")), name(run("good")));
        assertEquals(1, started.size());
    }

    @Test
    void aRunThatIsCancelledIsStopped() throws Exception {
        String name = name(run("endless"));
        assertTrue(runners.cancel(name).get(1, TimeUnit.MINUTES));
        next();
        assertEquals("stopped", told(next(), "how"));
        assertFalse(runners.cancel(name).get(1, TimeUnit.MINUTES), "it is over");
    }

    @Test
    void aRunWhoseAnswerIsNotWantedAnyMoreIsStopped() throws Exception {
        run("endless").cancel(true);
        while (!told(next(), "event").equals("finished")) {
            // what comes before
        }
        assertTrue(events.isEmpty());
    }

    @Test
    void aRunnerThatIsKilledLosesOnlyItsRunsAndTheNextRunStartsAnother() throws Exception {
        name(run("endless"));
        next();
        started.getFirst().destroyForcibly();
        JsonObject last = next();
        assertEquals("finished", told(last, "event"));
        assertEquals("failed", told(last, "how"));
        assertTrue(told(last, "error").startsWith("The runner ended in the middle of the run (it was killed"),
                told(last, "error"));

        String name = name(run("good"));
        assertEquals(name, told(next(), "run"));
        assertEquals(2, started.size());
    }

    @Test
    void aRunnerThatIsKilledLeavesNoThread() throws Exception {
        Set<Thread> before = threads();
        name(run("endless"));
        Set<Thread> during = threads();
        during.removeAll(before);
        assertFalse(during.isEmpty());
        started.getFirst().destroyForcibly();
        for (Thread thread : during) {
            assertTrue(thread.join(Duration.ofMinutes(1)), thread.getName());
        }
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("runner"))
                .collect(Collectors.toSet());
    }

    /** Whether its death has been noticed by then or not. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 20})
    void aRunThatIsAskedForRightBehindAKillIsDoneByAnother(int milliseconds) throws Exception {
        name(run("good"));
        started.getFirst().destroyForcibly();
        if (milliseconds > 0) {
            started.getFirst().waitFor(milliseconds, TimeUnit.MILLISECONDS);
        }
        name(run("good"));
        assertEquals(2, started.size());
    }

    /** Such as one that is being built: a long text does not fit into its pipe. */
    @Test
    void nobodyWaitsForARunnerThatDoesNotListenYet() throws Exception {
        var deaf = new Runners(installation -> {
            started.add(StandInRunner.startDeaf());
            return started.getLast();
        }, line -> {});
        CompletableFuture<JsonObject> answer = assertTimeout(Duration.ofSeconds(30), () -> {
            var asked = new JsonObject();
            asked.addProperty("text", "x".repeat(2_000_000));
            return deaf.run(HERE, asked, events::add);
        });
        assertFalse(answer.isDone());
        started.getLast().destroyForcibly();
        assertEquals(Reason.RUNNER_ENDED, failure(answer).reason());
    }

    @Test
    void aRunnerThatDoesNotStartSaysWhy() {
        RunnerException failure = failure(run("deadly"));
        assertEquals(Reason.RUNNER_ENDED, failure.reason());
        assertEquals("The runner did not start (exit code 3): no PyTorch for this machine", failure.getMessage());
    }

    @Test
    void aScriptThatIsRefusedIsAnsweredInTheRunnersWords() {
        RunnerException failure = failure(run("wrong"));
        assertEquals(Reason.REFUSED, failure.reason());
        assertEquals("The script has errors; nothing was made.", failure.getMessage());
    }

    @Test
    void aLauncherThatCannotBeStartedIsToldAsAnAnswer() {
        var none = new Runners(installation -> {
            throw new IOException("No such file");
        }, line -> {});
        assertEquals("The runner cannot be started: No such file.",
                failure(none.run(HERE, new JsonObject(), events::add)).getMessage());
    }

    private static RunnerException failure(CompletableFuture<JsonObject> answer) {
        var thrown = assertThrows(ExecutionException.class, () -> answer.get(1, TimeUnit.MINUTES));
        return assertInstanceOf(RunnerException.class, thrown.getCause());
    }
}
