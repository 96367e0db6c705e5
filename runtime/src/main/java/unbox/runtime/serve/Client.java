package unbox.runtime.serve;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;

/** What is said to the other side. Any thread may speak; messages do not mix. Once the other side is gone, nobody listens. */
final class Client {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private final OutputStream out;
    private volatile boolean gone;

    Client(OutputStream out) {
        this.out = out;
    }

    void answer(JsonElement id, JsonElement result) {
        JsonObject message = message();
        message.add("id", id);
        message.add("result", result);
        send(message);
    }

    void refuse(JsonElement id, RequestException error) {
        JsonObject reason = new JsonObject();
        reason.addProperty("code", error.code());
        reason.addProperty("message", error.getMessage());
        error.data().ifPresent(data -> reason.add("data", data));
        JsonObject message = message();
        message.add("id", id == null ? JsonNull.INSTANCE : id);
        message.add("error", reason);
        send(message);
    }

    /** Tells an event of a run. */
    void tell(String run, JsonObject event) {
        event.addProperty("run", run);
        JsonObject message = message();
        message.addProperty("method", "event");
        message.add("params", event);
        send(message);
    }

    /** Whether the other side has been found to be gone. */
    boolean isGone() {
        return gone;
    }

    private static JsonObject message() {
        JsonObject message = new JsonObject();
        message.addProperty("jsonrpc", "2.0");
        return message;
    }

    private synchronized void send(JsonObject message) {
        if (!gone) {
            try {
                Frames.write(out, GSON.toJson(message));
            } catch (IOException closed) {
                gone = true;
            }
        }
    }
}
