package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeSet;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.server.protocol.CapabilityQuestions.Question;

/** Nothing is advertised that does not answer: each part of the capabilities is asked once, and its answer is the right one. */
class CapabilitiesTest {
    private static final JsonPrimitive FALSE = new JsonPrimitive(false);
    private static final Gson JSON = new MessageJsonHandler(Map.of()).getGson();

    @TempDir
    private Path place;
    private Map<String, Question> questions;
    private EditorFixture editor;

    @BeforeEach
    void open() throws Exception {
        editor = new EditorFixture(Files.createDirectories(place.resolve("workspace")), EditorFixture.everything());
        questions = CapabilityQuestions.of(place, editor);
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
    }

    @Test
    void whatIsAdvertisedIsAsked() {
        TreeSet<String> advertised = new TreeSet<>();
        collect("", JSON.toJsonTree(editor.capabilities), advertised);
        assertEquals(advertised, questions.keySet());
    }

    @Test
    void everyAnswerIsRight() throws Exception {
        for (Map.Entry<String, Question> each : questions.entrySet()) {
            Object answer = each.getValue().asked().call();
            String written = answer instanceof String text ? text : JSON.toJson(answer);
            assertTrue(written.contains(each.getValue().expected()), () -> each.getKey() + " gave " + written);
        }
    }

    /** Lists are one thing; what is false is not advertised, but what has only such members is. */
    private static void collect(String name, JsonElement json, TreeSet<String> found) {
        if (json instanceof JsonObject object
                && object.asMap().values().stream().anyMatch(each -> !each.equals(FALSE))) {
            object.asMap().forEach((member, value) -> collect(name.isEmpty() ? member : name + "." + member, value,
                    found));
        } else if (!json.equals(FALSE)) {
            found.add(name);
        }
    }
}
