package unbox.runtime.serve;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.function.Predicate;
import unbox.language.catalog.FileCatalogSource;
import unbox.runtime.machine.MachineMemory;

/** The other side of a server that runs in this process, on pipes. */
final class TestClient {
    private final OutputStream requests;
    private final InputStream answers;
    private final Thread server;
    private int requested;

    /** Everything that was said so far and that nobody has waited for. */
    final List<JsonObject> heard = new ArrayList<>();

    TestClient() throws IOException {
        this(MachineMemory.UNLIMITED);
    }

    /** @param machine what memory it has left */
    TestClient(MachineMemory machine) throws IOException {
        Pipe there = Pipe.open();
        Pipe back = Pipe.open();
        requests = Channels.newOutputStream(there.sink());
        answers = new BufferedInputStream(Channels.newInputStream(back.source()));
        InputStream in = new BufferedInputStream(Channels.newInputStream(there.source()));
        OutputStream out = Channels.newOutputStream(back.sink());
        var source = new FileCatalogSource(Path.of("../models"), Map.of());
        var served = new Server(in, out, source, "cpu", 1, 2_000_000_000L, machine, "test");
        server = Thread.ofPlatform().name("server").start(() -> {
            try {
                served.serve();
                out.close();
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** Asks, and waits for the answer; events that come before it are {@link #heard}. */
    JsonObject ask(String method, Object... parameters) throws IOException {
        int id = request(method, parameters);
        return await(message -> message.has("id") && message.get("id").getAsInt() == id);
    }

    /** Asks without waiting. Returns the request's id. */
    int request(String method, Object... parameters) throws IOException {
        var message = new JsonObject();
        message.addProperty("jsonrpc", "2.0");
        message.addProperty("id", ++requested);
        message.addProperty("method", method);
        var byName = new JsonObject();
        for (int i = 0; i < parameters.length; i += 2) {
            switch (parameters[i + 1]) {
                case Boolean flag -> byName.addProperty((String) parameters[i], flag);
                case Number number -> byName.addProperty((String) parameters[i], number);
                default -> byName.addProperty((String) parameters[i], parameters[i + 1].toString());
            }
        }
        message.add("params", byName);
        send(message.toString());
        return requested;
    }

    void send(String json) throws IOException {
        Frames.write(requests, json);
    }

    /** What is no frame. */
    void sendRaw(String text) throws IOException {
        requests.write(text.getBytes(StandardCharsets.UTF_8));
        requests.flush();
    }

    /** Waits for an event of a run; it may have come before the answer that named the run. */
    JsonObject awaitEvent(String run, String event) throws IOException {
        Predicate<JsonObject> wanted = message -> message.has("params") && text(message, "run").equals(run)
                && text(message, "event").equals(event);
        Optional<JsonObject> earlier = heard.stream().filter(wanted).findFirst();
        return (earlier.isPresent() ? earlier.get() : await(wanted)).getAsJsonObject("params");
    }

    JsonObject await(Predicate<JsonObject> wanted) throws IOException {
        while (true) {
            JsonObject message = JsonParser.parseString(Frames.read(answers)).getAsJsonObject();
            if (wanted.test(message)) {
                return message;
            }
            heard.add(message);
        }
    }

    /** How often an event of a run was heard. */
    long count(String run, String event) {
        return heard.stream().filter(message -> message.has("params") && text(message, "run").equals(run)
                && text(message, "event").equals(event)).count();
    }

    private static String text(JsonObject event, String name) {
        return event.getAsJsonObject("params").get(name).getAsString();
    }

    /** Goes away without a word, and waits until the server has noticed. */
    void vanish() throws IOException, InterruptedException {
        requests.close();
        server.join();
    }
}
