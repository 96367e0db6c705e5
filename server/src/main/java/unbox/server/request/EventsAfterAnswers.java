package unbox.server.request;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.jsonrpc.messages.NotificationMessage;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/** Sends messages on; the events of a run only behind the answer that names it, as an editor cannot know it before. */
final class EventsAfterAnswers implements MessageConsumer {
    /** The answer of a run that was cancelled never comes. */
    private static final int MOST_UNNAMED = 100;

    private final MessageConsumer out;
    private final Set<String> named = new HashSet<>();
    private final Map<String, List<Message>> unnamed = new LinkedHashMap<>();

    EventsAfterAnswers(MessageConsumer out) {
        this.out = out;
    }

    @Override
    public synchronized void consume(Message message) {
        if (message instanceof NotificationMessage event && event.getMethod().equals("unbox/event")) {
            run(event.getParams()).ifPresentOrElse(run -> event(run, event), () -> out.consume(event));
            return;
        }
        out.consume(message);
        if (message instanceof ResponseMessage answer) {
            run(answer.getResult()).ifPresent(this::name);
        }
    }

    private static Optional<String> run(Object value) {
        return value instanceof JsonObject object && object.get("run") instanceof JsonPrimitive run
                ? Optional.of(run.getAsString())
                : Optional.empty();
    }

    private void event(String run, NotificationMessage event) {
        if (!named.contains(run)) {
            unnamed.computeIfAbsent(run, name -> new ArrayList<>()).add(event);
            if (unnamed.size() > MOST_UNNAMED) {
                unnamed.remove(unnamed.keySet().iterator().next());
            }
            return;
        }
        if (event.getParams() instanceof JsonObject told && new JsonPrimitive("finished").equals(told.get("event"))) {
            named.remove(run);
        }
        out.consume(event);
    }

    private void name(String run) {
        named.add(run);
        Optional.ofNullable(unnamed.remove(run)).orElse(List.of()).forEach(this::consume);
    }
}
