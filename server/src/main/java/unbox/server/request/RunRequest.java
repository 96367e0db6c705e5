package unbox.server.request;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import unbox.server.runner.Installation;
import unbox.server.runner.RunnerException;
import unbox.server.runner.RunnerStarter;
import unbox.server.runner.Runners;
import unbox.server.session.Session;
import unbox.server.session.Uris;
import unbox.server.snapshot.Document;

/** {@code unbox/run} and {@code unbox/cancel}: the text as it stands in the editor is run, saved or not. */
final class RunRequest implements AutoCloseable {
    private static final List<String> OPTIONS = List.of("seed", "steps", "guidance", "size", "dtype", "out", "fresh",
            "overwrite", "prune", "resume", "wait");

    private final Session session;
    private final Supplier<UnboxClient> client;
    private final Supplier<Optional<Path>> set;
    private final Optional<Path> own;
    private final RunStates states;
    private final Runners runners;
    private final Map<Either<String, Integer>, String> byToken = new ConcurrentHashMap<>();

    /**
     * @param set the folder of the Unbox that runs scripts, where a person has set it
     * @param own the folder that this server was started from
     * @param states hears what becomes of the runs
     */
    RunRequest(Session session, Supplier<UnboxClient> client, Supplier<Optional<Path>> set, Optional<Path> own,
            RunnerStarter starter, RunStates states) {
        this.states = states;
        this.session = session;
        this.client = client;
        this.set = set;
        this.own = own;
        runners = new Runners(starter,
                line -> client.get().logMessage(new MessageParams(MessageType.Info, line)));
    }

    /** {@code {uri, experiment?, options?, workDoneToken?}} becomes {@code {run, pictures}}. */
    CompletableFuture<JsonObject> run(JsonObject asked) {
        String uri = text(asked, "uri").orElse("");
        Path script = Uris.path(uri);
        Installation installation;
        try {
            installation = Installation.find(set.get(), script, own);
        } catch (RunnerException none) {
            return CompletableFuture.failedFuture(refusal(none));
        }
        var progress = token(asked).map(token -> new RunProgress(token, client));
        RunStates.Run state = states.begin(script, text(asked, "experiment"));
        CompletableFuture<JsonObject> answer = runners.run(installation, parameters(asked, script), event -> {
            progress.ifPresent(each -> each.hear(event));
            state.hear(event);
            client.get().event(addressed(event, uri));
        });
        answer.thenAccept(begun -> token(asked).ifPresent(token -> byToken.put(token, begun.get("run").getAsString())));
        CompletableFuture<JsonObject> told = answer.handle((begun, refused) -> {
            if (refused != null) {
                state.forget();
                throw refusal(refused instanceof CompletionException ? refused.getCause() : refused);
            }
            return begun;
        });
        told.whenComplete((begun, failure) -> {
            if (told.isCancelled()) {
                answer.cancel(true);
            }
        });
        return told;
    }

    private JsonObject parameters(JsonObject asked, Path script) {
        var parameters = new JsonObject();
        if (asked.get("options") instanceof JsonObject options) {
            OPTIONS.stream().filter(options::has).forEach(name -> parameters.add(name, options.get(name)));
        }
        parameters.addProperty("path", script.toString());
        session.world().document(script).map(Document::text)
                .ifPresent(text -> parameters.addProperty("text", text));
        text(asked, "experiment").ifPresent(name -> parameters.addProperty("only", name));
        return parameters;
    }

    private static JsonObject addressed(JsonObject event, String uri) {
        JsonObject addressed = event.deepCopy();
        addressed.addProperty("uri", uri);
        return addressed;
    }

    /** {@code {run}} becomes {@code {cancelled}}. */
    CompletableFuture<JsonObject> cancel(JsonObject asked) {
        return runners.cancel(text(asked, "run").orElse("")).thenApply(cancelled -> {
            var answer = new JsonObject();
            answer.addProperty("cancelled", cancelled);
            return answer;
        });
    }

    /** Stops the run whose progress a person has cancelled. */
    void cancel(Either<String, Integer> token) {
        Optional.ofNullable(byToken.remove(token)).ifPresent(runners::cancel);
    }

    private static Optional<String> text(JsonObject asked, String name) {
        return asked.get(name) instanceof JsonPrimitive value && value.isString()
                ? Optional.of(value.getAsString())
                : Optional.empty();
    }

    private static Optional<Either<String, Integer>> token(JsonObject asked) {
        JsonElement token = asked.get("workDoneToken");
        return token instanceof JsonPrimitive value
                ? Optional
                        .of(value.isNumber() ? Either.forRight(value.getAsInt()) : Either.forLeft(value.getAsString()))
                : Optional.empty();
    }

    private static ResponseErrorException refusal(Throwable failure) {
        var data = new JsonObject();
        if (failure instanceof RunnerException refused) {
            data.addProperty("reason", switch (refused.reason()) {
                case NO_RUNTIME -> "noRuntime";
                case RUNNER_ENDED -> "runnerEnded";
                case REFUSED -> "refused";
            });
        }
        return new ResponseErrorException(
                new ResponseError(ResponseErrorCode.RequestFailed, failure.getMessage(), data));
    }

    @Override
    public void close() {
        runners.close();
    }
}
