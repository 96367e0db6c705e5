package unbox.server.protocol;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.server.request.Connection;
import unbox.server.request.UnboxServer;

/** An editor that writes whatever bytes it likes, and reads what the server writes as text. */
final class RawEditor {
    static final String INITIALIZE = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
    static final String SHUTDOWN = "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"shutdown\"}";

    private final Pipe toServer;
    private final OutputStream out;
    private final Heard heard = new Heard();
    private final Thread serving;
    final CompletableFuture<Integer> exited = new CompletableFuture<>();

    /** What the server has written. */
    private static final class Heard extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int start, int length) {
            super.write(bytes, start, length);
            notifyAll();
        }

        synchronized boolean await(String text) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (!toString(StandardCharsets.UTF_8).contains(text)) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                wait(left);
            }
            return true;
        }
    }

    RawEditor() throws IOException {
        this(() -> new MemoryCatalogSource(Path.of("/workspace")));
    }

    /** @param sources where the server finds models and files */
    RawEditor(Supplier<CatalogSource> sources) throws IOException {
        toServer = Pipe.open();
        out = Channels.newOutputStream(toServer.sink());
        serving = Thread.ofPlatform().start(() -> Connection.serve(Channels.newInputStream(toServer.source()), heard,
                client -> new UnboxServer(client, sources, exited::complete)));
    }

    void send(String json) throws IOException {
        sendRaw(framed(json));
    }

    void sendRaw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static String framed(String json) {
        return "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
    }

    /** Waits until the server has written a text. */
    void await(String text) throws InterruptedException {
        if (!heard.await(text)) {
            throw new AssertionError("no " + text + " in: " + heard());
        }
    }

    /** Says all that, then asks for the end; what the server has written until it has answered that. */
    String talk(String... messages) throws Exception {
        for (String message : messages) {
            send(message);
        }
        return end();
    }

    String end() throws Exception {
        send(SHUTDOWN);
        await("\"id\":9,");
        return heard();
    }

    static String request(int id, String method, String parameters) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}";
    }

    /** A message that changes {@code a.unbox}. */
    static String change(String changes) {
        return "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didChange\",\"params\":{\"textDocument\":{"
                + "\"uri\":\"file:///workspace/a.unbox\",\"version\":2},\"contentChanges\":" + changes + "}}";
    }

    /** Opens {@code a.unbox}. */
    void open(String text) throws Exception {
        send("{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":{"
                + "\"uri\":\"file:///workspace/a.unbox\",\"languageId\":\"unbox\",\"version\":1,\"text\":\"" + text
                + "\"}}}");
    }

    /** Everything that the server has written. */
    String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    /** Vanishes, and waits until the server has noticed. */
    void vanish() throws IOException, InterruptedException {
        out.close();
        serving.join();
    }
}
