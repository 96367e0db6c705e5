package unbox.server.runner;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/** What is said between this server and {@code unbox serve}; docs/serve.md describes each message. */
final class RunnerProtocol {

    private RunnerProtocol() {}

    /** The runner, as it is asked. */
    interface Runner {

        @JsonRequest
        CompletableFuture<JsonObject> run(JsonObject asked);

        @JsonRequest
        CompletableFuture<JsonObject> cancel(JsonObject asked);

        @JsonRequest
        CompletableFuture<JsonElement> shutdown();
    }

    /** Who hears what the runner tells. */
    record Listener(Consumer<JsonObject> events) {

        @JsonNotification
        public void event(JsonObject event) {
            events.accept(event);
        }
    }
}
