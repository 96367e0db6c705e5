package unbox.server.request;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** {@code unbox/tree}: statements and tokens as the parser sees them. */
final class TreeRequest {

    private TreeRequest() {}

    /** {@code {statements: [text], tokens: [{kind, text, start, end}]}}. */
    static JsonElement answer(Scene scene) {
        var statements = new JsonArray();
        scene.snapshot().tree().statements().forEach(statement -> statements.add(statement.toString()));
        var tokens = new JsonArray();
        scene.snapshot().tree().tokens().forEach(token -> {
            var json = new JsonObject();
            json.addProperty("kind", token.kind().name());
            json.addProperty("text", token.text());
            json.addProperty("start", token.range().start());
            json.addProperty("end", token.range().end());
            tokens.add(json);
        });
        var answer = new JsonObject();
        answer.add("statements", statements);
        answer.add("tokens", tokens);
        return answer;
    }
}
