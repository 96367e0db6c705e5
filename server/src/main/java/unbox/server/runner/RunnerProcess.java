package unbox.server.runner;

import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.jsonrpc.Launcher;

/** A process of {@code unbox serve} and the conversation with it. */
final class RunnerProcess {
    private static final int LAST_WORDS = 12;
    private static final long SECONDS_TO_END = 5;

    private final Process process;
    private final RunnerProtocol.Runner remote;
    /** Speaks to the runner, which may not listen for minutes while it is being built. */
    private final ExecutorService speaker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("runner-requests").factory());
    private final Deque<String> lastWords = new ArrayDeque<>();
    private final CompletableFuture<End> ended = new CompletableFuture<>();

    /**
     * How it ended.
     *
     * @param lastWords what it said last to people; may be empty
     */
    record End(int code, String lastWords) {}

    /**
     * @param events is told each event, in order, on one thread
     * @param words is told each line that the runner writes for people
     */
    RunnerProcess(Process process, BiConsumer<RunnerProcess, JsonObject> events, Consumer<String> words) {
        this.process = process;
        ExecutorService reader = Executors
                .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("runner").factory());
        Launcher<RunnerProtocol.Runner> launcher = new Launcher.Builder<RunnerProtocol.Runner>()
                .setLocalService(new RunnerProtocol.Listener(event -> events.accept(this, event)))
                .setRemoteInterface(RunnerProtocol.Runner.class)
                .setInput(process.getInputStream()).setOutput(process.getOutputStream()).setExecutorService(reader)
                .create();
        remote = launcher.getRemoteProxy();
        Thread errors = Thread.ofPlatform().daemon().name("runner-words").start(() -> listen(words));
        launcher.startListening();
        reader.execute(() -> end(errors));
        reader.shutdown();
    }

    private void listen(Consumer<String> words) {
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (lastWords) {
                    lastWords.add(line);
                    if (lastWords.size() > LAST_WORDS) {
                        lastWords.remove();
                    }
                }
                words.accept(line);
            }
        } catch (IOException closed) {
            // the process is gone
        }
    }

    /** When the stream of messages has ended the process ends, or is of no use. */
    private void end(Thread errors) {
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            errors.join(TimeUnit.SECONDS.toMillis(SECONDS_TO_END));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        speaker.shutdown();
        synchronized (lastWords) {
            ended.complete(new End(process.isAlive() ? 0 : process.exitValue(), String.join("\n", lastWords)));
        }
    }

    /** Asks something as soon as the runner listens; nobody waits for that here. */
    <T> CompletableFuture<T> ask(Function<RunnerProtocol.Runner, CompletableFuture<T>> question) {
        try {
            return CompletableFuture.supplyAsync(() -> question.apply(remote), speaker)
                    .thenCompose(Function.identity());
        } catch (RejectedExecutionException gone) {
            return CompletableFuture.failedFuture(gone);
        }
    }

    boolean isAlive() {
        return process.isAlive() && !ended.isDone();
    }

    /** Done when it has ended, whyever, after its last event. */
    CompletableFuture<End> ended() {
        return ended;
    }

    /** The runner stops what it does, keeps what is finished and ends when nobody speaks to it any more. */
    void close() {
        try {
            speaker.execute(this::hangUp);
            speaker.shutdown();
        } catch (RejectedExecutionException gone) {
            // it has ended already
        }
    }

    private void hangUp() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            process.destroy();
        }
    }
}
