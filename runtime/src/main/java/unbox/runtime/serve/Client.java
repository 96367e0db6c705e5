package unbox.runtime.serve;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import unbox.runtime.output.Json;

/** What is said to the other side. Any thread may speak; messages do not mix. Once the other side is gone, nobody listens. */
final class Client {
    private final OutputStream out;
    private volatile boolean gone;

    Client(OutputStream out) {
        this.out = out;
    }

    void answer(JsonElement id, JsonElement result) {
        send(Json.object("jsonrpc", "2.0", "id", id, "result", result));
    }

    /** @param id of the request; null where that could not be read */
    void refuse(JsonElement id, RequestException error) {
        JsonObject reason = Json.object("code", error.code(), "message", error.getMessage());
        error.data().ifPresent(data -> reason.add("data", data));
        send(Json.object("jsonrpc", "2.0", "id", id, "error", reason));
    }

    /** Tells an event of a run. */
    void tell(String run, JsonObject event) {
        event.addProperty("run", run);
        send(Json.object("jsonrpc", "2.0", "method", "event", "params", event));
    }

    /** Whether the other side has been found to be gone. */
    boolean isGone() {
        return gone;
    }

    private synchronized void send(JsonObject message) {
        if (!gone) {
            try {
                Frames.write(out, Json.text(message));
            } catch (IOException closed) {
                gone = true;
            }
        }
    }
}
