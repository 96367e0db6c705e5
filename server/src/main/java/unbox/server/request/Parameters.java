package unbox.server.request;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Parameters of requests beyond the protocol, by name. What has the wrong kind is refused with its name. */
final class Parameters {

    private Parameters() {}

    /** The document that a request is about. */
    static String uri(JsonObject asked) {
        return text(asked, "uri").orElseThrow(() -> wrong("uri", "is needed"));
    }

    static Optional<String> text(JsonObject asked, String name) {
        return value(asked, name, "a text", JsonPrimitive::isString, JsonPrimitive::getAsString);
    }

    static Optional<Integer> number(JsonObject asked, String name) {
        return value(asked, name, "a number", JsonPrimitive::isNumber, JsonPrimitive::getAsInt);
    }

    static boolean flag(JsonObject asked, String name) {
        return value(asked, name, "true or false", JsonPrimitive::isBoolean, JsonPrimitive::getAsBoolean).orElse(false);
    }

    private static <T> Optional<T> value(JsonObject asked, String name, String kind, Predicate<JsonPrimitive> is,
            Function<JsonPrimitive, T> as) {
        JsonElement value = asked.get(name);
        if (value == null || value instanceof JsonNull) {
            return Optional.empty();
        }
        if (value instanceof JsonPrimitive primitive && is.test(primitive)) {
            return Optional.of(as.apply(primitive));
        }
        throw wrong(name, "is not " + kind);
    }

    private static ResponseErrorException wrong(String name, String reason) {
        return new ResponseErrorException(
                new ResponseError(ResponseErrorCode.InvalidParams, "\"" + name + "\" " + reason, null));
    }
}
