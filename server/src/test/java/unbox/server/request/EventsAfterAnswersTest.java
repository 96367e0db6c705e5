package unbox.server.request;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.junit.jupiter.api.Test;

/** An editor hears of a run what it can understand: first its name. */
class EventsAfterAnswersTest {
    private final List<Message> sent = new ArrayList<>();
    private final EventsAfterAnswers messages = new EventsAfterAnswers(sent::add);

    private static JsonObject of(String run) {
        var json = new JsonObject();
        json.addProperty("run", run);
        return json;
    }

    private static NotificationMessage event(String run, String event) {
        var message = new NotificationMessage();
        message.setMethod("unbox/event");
        JsonObject told = of(run);
        told.addProperty("event", event);
        message.setParams(told);
        return message;
    }

    private static ResponseMessage answer(Object result) {
        var message = new ResponseMessage();
        message.setResult(result);
        return message;
    }

    @Test
    void eventsWaitForTheAnswerThatNamesTheirRun() {
        NotificationMessage started = event("1", "started");
        NotificationMessage picture = event("1", "picture");
        ResponseMessage other = answer(new JsonObject());
        ResponseMessage name = answer(of("1"));
        NotificationMessage finished = event("1", "finished");
        List.of(started, other, picture, name, finished).forEach(messages::consume);
        assertEquals(List.of(other, name, started, picture, finished), sent);
    }

    @Test
    void aRunMayEndBeforeItsAnswer() {
        NotificationMessage finished = event("1", "finished");
        ResponseMessage name = answer(of("1"));
        List.of(finished, name).forEach(messages::consume);
        assertEquals(List.of(name, finished), sent);
    }

    @Test
    void runsDoNotWaitForEachOther() {
        NotificationMessage first = event("1", "started");
        ResponseMessage name = answer(of("2"));
        NotificationMessage second = event("2", "started");
        List.of(first, name, second).forEach(messages::consume);
        assertEquals(List.of(name, second), sent);
    }
}
