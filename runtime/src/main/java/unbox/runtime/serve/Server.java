package unbox.runtime.serve;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import unbox.language.catalog.CatalogSource;
import unbox.runtime.RunException;
import unbox.runtime.machine.MachineMemory;
import unbox.runtime.output.Json;
import unbox.runtime.run.EventJson;
import unbox.runtime.run.Painter;
import unbox.runtime.run.RunListener;
import unbox.runtime.run.RunOptions;
import unbox.runtime.run.RunResult;
import unbox.runtime.run.Runner;
import unbox.runtime.run.StoppedException;

/**
 * Answers requests until the other side asks for the end, or is gone. Requests are understood at once, on the thread that
 * reads them; what paints waits for its turn.
 */
public final class Server {
    private final InputStream in;
    private final Client client;
    private final CatalogSource source;
    private final Studio studio;
    private final String version;
    private final TaskQueue queue;
    private int tasks;

    /**
     * @param device {@code cpu}, {@code cuda} or {@code cuda:1}
     * @param threads of one operator on the CPU; 0 for as many as there are processors
     * @param memory bytes that may be used, for weights, painting, and what is kept from run to run
     * @param machine what is left there, which other programs use too
     * @param version of Unbox
     */
    public Server(InputStream in, OutputStream out, CatalogSource source, String device, int threads, long memory,
            MachineMemory machine, String version) {
        this.in = in;
        this.source = source;
        this.version = version;
        client = new Client(out);
        studio = new Studio(source, new Studio.Settings(device, threads, memory, machine));
        queue = new TaskQueue(studio::close);
    }

    /** Serves. When this returns, nothing runs any more, and every file is whole. */
    public void serve() throws InterruptedException {
        try {
            boolean goesOn = true;
            while (goesOn && !client.isGone()) {
                goesOn = next();
            }
        } catch (IOException gone) {
            // The other side is gone: there is nobody to tell.
        } finally {
            queue.close();
        }
    }

    /** Reads and answers one message; false when it was the last. */
    private boolean next() throws IOException {
        JsonElement id = null;
        try {
            JsonObject message = message(Frames.read(in));
            id = message.get("id");
            String method = method(message);
            Optional<JsonElement> result = answer(method, parameters(message), id);
            if (id != null && result.isPresent()) {
                client.answer(id, result.get());
            }
            return !method.equals("shutdown") && !method.equals("exit");
        } catch (Frames.BrokenFrameException broken) {
            client.refuse(null, new RequestException(RequestException.NO_JSON, broken.getMessage()));
        } catch (RequestException refused) {
            client.refuse(id, refused);
        } catch (RunException failed) {
            client.refuse(id, new RequestException(RequestException.FAILED, failed.getMessage()));
        } catch (RuntimeException unexpected) {
            client.refuse(id, new RequestException(RequestException.INTERNAL,
                    "This should not have happened: " + unexpected));
        }
        return true;
    }

    private static JsonObject message(String text) {
        try {
            if (JsonParser.parseString(text) instanceof JsonObject message) {
                return message;
            }
        } catch (JsonParseException e) {
            throw new RequestException(RequestException.NO_JSON, "The message is no JSON.");
        }
        throw new RequestException(RequestException.NO_REQUEST, "The message is no object.");
    }

    private static String method(JsonObject message) {
        if (message.get("method") instanceof JsonPrimitive method && method.isString()) {
            return method.getAsString();
        }
        throw new RequestException(RequestException.NO_REQUEST, "The message has no \"method\".");
    }

    private static Parameters parameters(JsonObject message) {
        JsonElement parameters = message.get("params");
        if (parameters == null || parameters.isJsonNull()) {
            return new Parameters(new JsonObject());
        }
        if (parameters instanceof JsonObject byName) {
            return new Parameters(byName);
        }
        throw new RequestException(RequestException.WRONG_PARAMETERS, "\"params\" is no object.");
    }

    /** The answer; empty where it comes later. */
    private Optional<JsonElement> answer(String method, Parameters parameters, JsonElement id) {
        return switch (method) {
            case "status" -> Optional.of(status());
            case "run" -> Optional.of(run(RunRequest.read(parameters, source)));
            case "explore" -> {
                explore(ExploreRequest.read(parameters, source), id);
                yield Optional.empty();
            }
            case "cancel" -> {
                boolean cancelled = queue.cancel(parameters.requireText("run"));
                yield Optional.of(Json.object("cancelled", cancelled));
            }
            case "shutdown", "exit" -> Optional.of(JsonNull.INSTANCE);
            default -> throw new RequestException(RequestException.NO_SUCH_METHOD, "There is no method \"" + method
                    + "\"; there are status, run, explore, cancel, shutdown.");
        };
    }

    private JsonObject status() {
        return Json.object("version", version, "process", ProcessHandle.current().pid(), "device",
                studio.settings().device(), "model", studio.model().orElse(null), "memory", studio.settings().memory(),
                "memoryFree", studio.settings().machine().free(), "running", queue.running().orElse(null), "waiting",
                queue.waiting());
    }

    private JsonObject run(RunRequest request) {
        Runner.checkOutputs(request.plan());
        Task task = new Task(String.valueOf(++tasks), running -> carryOut(request, running));
        queue.add(task);
        return Json.object("run", task.name(), "pictures", request.plan().pictures());
    }

    private void carryOut(RunRequest request, Task task) {
        RunListener listener = event -> client.tell(task.name(), EventJson.of(event));
        try {
            requireGoing(task);
            Painter painter = studio.painter(request.plan(), note -> listener.hear(new RunListener.Note(note)));
            RunOptions options = RunOptions.of(request.plan(), source).with(request.earlier())
                    .within(studio.settings().memory()).on(studio.settings().machine())
                    .until(() -> task.isCancelled() || client.isGone());
            options = request.resume() ? options.resuming() : options;
            RunResult result = Runner.run(request.plan(), painter, listener,
                    request.waits() ? options.waiting() : options);
            finished(task, result.isGood() ? "good" : "failed", null);
        } catch (StoppedException stopped) {
            finished(task, "stopped", null);
        } catch (RunException failed) {
            finished(task, "failed", failed.getMessage());
        } catch (RuntimeException | OutOfMemoryError unexpected) {
            finished(task, "failed", "This should not have happened: " + unexpected);
        }
    }

    private static void requireGoing(Task task) {
        if (task.isCancelled()) {
            throw new StoppedException();
        }
    }

    private void finished(Task task, String how, String error) {
        client.tell(task.name(), Json.object("event", "finished", "how", how, "error", error));
    }

    private void explore(ExploreRequest request, JsonElement id) {
        queue.add(new Task(String.valueOf(++tasks), task -> {
            try {
                requireGoing(task);
                Painter painter = studio.painter(request.plan(), note -> {});
                client.answer(id, request.explore(painter, () -> task.isCancelled() || client.isGone()));
            } catch (StoppedException stopped) {
                client.refuse(id, new RequestException(RequestException.FAILED, stopped.getMessage()));
            } catch (RunException failed) {
                client.refuse(id, new RequestException(RequestException.FAILED, failed.getMessage()));
            } catch (RuntimeException | OutOfMemoryError unexpected) {
                client.refuse(id, new RequestException(RequestException.INTERNAL,
                        "This should not have happened: " + unexpected));
            }
        }));
    }
}
