package unbox.server.request;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;

/** What editors may ask beyond the protocol. docs/lsp.md describes each. */
@JsonSegment("unbox")
public interface UnboxRequests {

    /** {@code {uri, experiment?, brief?}}: the plan of a script, or of one of its experiments. */
    @JsonRequest
    CompletableFuture<JsonElement> plan(JsonObject asked);

    /** {@code {uri, query, offset?, limit?}}: features whose labels have the words. */
    @JsonRequest
    CompletableFuture<JsonElement> features(JsonObject asked);

    /** {@code {uri, feature}}: what is known of a feature. */
    @JsonRequest
    CompletableFuture<JsonElement> feature(JsonObject asked);

    /** {@code {uri}}: the tree, for people who look for mistakes in the parser. */
    @JsonRequest
    CompletableFuture<JsonElement> tree(JsonObject asked);

    /** {@code {uri, experiment?, options?, workDoneToken?}}: runs a script; {@code unbox/event} tells what becomes of it. */
    @JsonRequest
    CompletableFuture<JsonObject> run(JsonObject asked);

    /** {@code {run}}: stops a run at its next block. */
    @JsonRequest
    CompletableFuture<JsonObject> cancel(JsonObject asked);
}
