package unbox.runtime.serve;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A request's parameters by name; what has the wrong kind is refused with its name. */
record Parameters(JsonObject json) {

    Optional<String> text(String name) {
        return value(name, "a text", JsonPrimitive::isString, JsonPrimitive::getAsString);
    }

    String requireText(String name) {
        return text(name).orElseThrow(() -> wrong(name, "is needed"));
    }

    Optional<Double> number(String name) {
        return value(name, "a number", JsonPrimitive::isNumber, JsonPrimitive::getAsDouble);
    }

    boolean flag(String name) {
        return value(name, "true or false", JsonPrimitive::isBoolean, JsonPrimitive::getAsBoolean).orElse(false);
    }

    Optional<Path> path(String name) {
        return text(name).map(text -> {
            try {
                return Path.of(text).toAbsolutePath().normalize();
            } catch (InvalidPathException e) {
                throw wrong(name, "is no path");
            }
        });
    }

    Optional<JsonElement> element(String name) {
        return Optional.ofNullable(json.get(name)).filter(element -> !element.isJsonNull());
    }

    RequestException wrong(String name, String reason) {
        return new RequestException(RequestException.WRONG_PARAMETERS, "\"" + name + "\" " + reason + ".");
    }

    private <T> Optional<T> value(String name, String kind, Function<JsonPrimitive, Boolean> is,
            Function<JsonPrimitive, T> as) {
        return element(name).map(element -> {
            if (!(element instanceof JsonPrimitive primitive) || !is.apply(primitive)) {
                throw wrong(name, "is not " + kind);
            }
            return as.apply(primitive);
        });
    }
}
