package unbox.runtime.serve;

import com.google.gson.JsonElement;
import java.util.Optional;

/** A request that cannot be answered: what is wrong with it, and the code that JSON-RPC has for that. */
final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The message is not JSON. */
    static final int NO_JSON = -32700;
    /** The message is no request. */
    static final int NO_REQUEST = -32600;
    static final int NO_SUCH_METHOD = -32601;
    static final int WRONG_PARAMETERS = -32602;
    /** Something that should not have happened. */
    static final int INTERNAL = -32603;
    /** The script has errors; the data lists its problems. */
    static final int WRONG_SCRIPT = 1;
    /** It was understood, tried and failed. */
    static final int FAILED = 2;

    private final int code;
    private final transient Optional<JsonElement> data;

    RequestException(int code, String message) {
        super(message);
        this.code = code;
        data = Optional.empty();
    }

    RequestException(int code, String message, JsonElement data) {
        super(message);
        this.code = code;
        this.data = Optional.of(data);
    }

    int code() {
        return code;
    }

    Optional<JsonElement> data() {
        return data;
    }
}
