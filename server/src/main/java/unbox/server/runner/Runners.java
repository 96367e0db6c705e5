package unbox.server.runner;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import unbox.server.runner.RunnerException.Reason;

/**
 * Runs scripts in processes of their own: one for each installation, started when it is first needed and again when it has
 * ended. A process that is killed takes only its runs with it.
 */
public final class Runners implements AutoCloseable {
    private static final int KILLED = 137;

    private final RunnerStarter starter;
    private final Consumer<String> words;
    private final Map<Installation, RunnerProcess> processes = new HashMap<>();
    private final Map<String, Run> running = new LinkedHashMap<>();
    private final List<Early> early = new ArrayList<>();
    private int runs;

    /** What a process tells of a run that it has not answered for yet. */
    private record Early(RunnerProcess process, JsonObject event) {}

    /** @param theirs its name in its process; after a new start a process counts from 1 again */
    private record Run(RunnerProcess process, String theirs, Consumer<JsonObject> events) {}

    /** @param words is told each line that runners write for people, such as that they are being built */
    public Runners(RunnerStarter starter, Consumer<String> words) {
        this.starter = starter;
        this.words = words;
    }

    /**
     * Runs a script. A run whose answer is cancelled is stopped as soon as it has a name.
     *
     * @param asked the parameters of {@code run} in docs/serve.md
     * @param events is told each event in order; the last one is {@code finished}, also where the process is killed
     * @return the answer to {@code run}, or a {@link RunnerException}
     */
    public CompletableFuture<JsonObject> run(Installation installation, JsonObject asked, Consumer<JsonObject> events) {
        var answer = new CompletableFuture<JsonObject>();
        run(installation, asked, events, answer);
        return answer;
    }

    private void run(Installation installation, JsonObject asked, Consumer<JsonObject> events,
            CompletableFuture<JsonObject> answer) {
        try {
            Found found = process(installation);
            RunnerProcess process = found.process();
            process.ask(remote -> remote.run(asked)).whenComplete((theirs, refused) -> {
                if (refused == null) {
                    begin(process, theirs, events, answer);
                } else if (process.isAlive() && isRefusal(refused)) {
                    answer.completeExceptionally(new RunnerException(Reason.REFUSED, message(refused)));
                }
            });
            process.ended().thenAccept(end -> {
                if (found.isNew()) {
                    answer.completeExceptionally(
                            new RunnerException(Reason.RUNNER_ENDED, reason("The runner did not start", end)));
                } else if (!answer.isDone()) {
                    // It was dying when it was asked: another one can be started.
                    run(installation, asked, events, answer);
                }
            });
        } catch (IOException failed) {
            answer.completeExceptionally(new RunnerException(Reason.RUNNER_ENDED,
                    "The runner cannot be started: " + failed.getMessage() + "."));
        }
    }

    /** @param isNew whether it was started just now */
    private record Found(RunnerProcess process, boolean isNew) {}

    private synchronized Found process(Installation installation) throws IOException {
        RunnerProcess known = processes.get(installation);
        if (known != null && known.isAlive()) {
            return new Found(known, false);
        }
        RunnerProcess started = new RunnerProcess(starter.start(installation), this::hear, words);
        started.ended().thenAccept(end -> lost(started, end));
        processes.put(installation, started);
        return new Found(started, true);
    }

    /** Here and in what follows, what is known is changed under a lock, and nobody is told anything under it. */
    private void begin(RunnerProcess process, JsonObject theirs, Consumer<JsonObject> events,
            CompletableFuture<JsonObject> answer) {
        var run = new Run(process, theirs.get("run").getAsString(), events);
        String name;
        List<Early> told;
        synchronized (this) {
            name = String.valueOf(++runs);
            running.put(name, run);
            told = early.stream().filter(each -> each.process() == process
                    && each.event().get("run").getAsString().equals(run.theirs())).toList();
            early.removeAll(told);
        }
        theirs.addProperty("run", name);
        boolean wanted = answer.complete(theirs);
        told.forEach(each -> tell(name, each.event()));
        if (!wanted) {
            cancel(name);
        }
    }

    /** One thread of each process tells its events and its answers, so that they stay in order. */
    private void hear(RunnerProcess process, JsonObject event) {
        String theirs = event.get("run").getAsString();
        Optional<String> name;
        synchronized (this) {
            name = running.entrySet().stream()
                    .filter(entry -> entry.getValue().process() == process && entry.getValue().theirs().equals(theirs))
                    .map(Map.Entry::getKey).findFirst();
            if (name.isEmpty()) {
                early.add(new Early(process, event));
            }
        }
        name.ifPresent(each -> tell(each, event));
    }

    private void tell(String name, JsonObject event) {
        event.addProperty("run", name);
        boolean last = event.get("event").getAsString().equals("finished");
        Optional<Run> run;
        synchronized (this) {
            run = Optional.ofNullable(last ? running.remove(name) : running.get(name));
        }
        run.ifPresent(each -> each.events().accept(event));
    }

    /** Tells the runs of a process that has ended that they have ended, too. */
    private void lost(RunnerProcess process, RunnerProcess.End end) {
        List<String> names;
        synchronized (this) {
            processes.values().remove(process);
            early.removeIf(each -> each.process() == process);
            names = running.entrySet().stream().filter(entry -> entry.getValue().process() == process)
                    .map(Map.Entry::getKey).toList();
        }
        names.forEach(name -> {
            var finished = new JsonObject();
            finished.addProperty("event", "finished");
            finished.addProperty("how", "failed");
            finished.addProperty("error", reason("The runner ended in the middle of the run", end)
                    + "\nPictures that were finished are kept; the next run starts a new runner.");
            tell(name, finished);
        });
    }

    private static String reason(String what, RunnerProcess.End end) {
        String code = end.code() == KILLED ? "it was killed, perhaps because memory was short"
                : "exit code " + end.code();
        return what + " (" + code + ")" + (end.lastWords().isEmpty() ? "." : ": " + end.lastWords());
    }

    private static boolean isRefusal(Throwable refused) {
        return cause(refused) instanceof ResponseErrorException;
    }

    private static String message(Throwable refused) {
        return ((ResponseErrorException) cause(refused)).getResponseError().getMessage();
    }

    private static Throwable cause(Throwable refused) {
        return refused instanceof CompletionException && refused.getCause() != null ? refused.getCause() : refused;
    }

    /** Stops a run at its next block; false where there is none of that name. What stops tells so by its last event. */
    public CompletableFuture<Boolean> cancel(String name) {
        Optional<Run> found;
        synchronized (this) {
            found = Optional.ofNullable(running.get(name));
        }
        return found.map(run -> {
            var asked = new JsonObject();
            asked.addProperty("run", run.theirs());
            return run.process().ask(remote -> remote.cancel(asked))
                    .thenApply(answer -> answer.get("cancelled").getAsBoolean())
                    .applyToEither(run.process().ended().thenApply(end -> true), Function.identity());
        }).orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    /** Runners stop what they do, keep what is finished, and end. */
    @Override
    public synchronized void close() {
        processes.values().forEach(RunnerProcess::close);
    }
}
