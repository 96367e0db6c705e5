package unbox.server.request;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;

/** A conversation with an editor over two streams. */
public final class Connection {

    private Connection() {}

    /** The messages that come in pass the gate first. */
    private static final class Builder extends Launcher.Builder<UnboxClient> {
        private MessageConsumer out;

        /** Asked first for the messages that go out, then for those that come in. */
        @Override
        protected MessageConsumer wrapMessageConsumer(MessageConsumer consumer) {
            if (consumer instanceof RemoteEndpoint) {
                return new Gate(consumer, out);
            }
            out = consumer;
            return consumer;
        }
    }

    /**
     * Talks until the editor's stream ends.
     *
     * @param servers makes the server; the editor can be spoken to from its first message on
     */
    public static void serve(InputStream in, OutputStream out,
            Function<Supplier<UnboxClient>, UnboxServer> servers) {
        AtomicReference<UnboxClient> client = new AtomicReference<>();
        UnboxServer server = servers.apply(client::get);
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Launcher<UnboxClient> launcher = new Builder().setLocalService(server)
                    .setRemoteInterface(UnboxClient.class).setInput(in).setOutput(out).setExecutorService(reader)
                    .create();
            client.set(launcher.getRemoteProxy());
            launcher.startListening().get();
        } catch (InterruptedException | CancellationException | ExecutionException ended) {
            // the stream is closed, as at its end
        } finally {
            reader.shutdownNow();
            server.close();
        }
    }
}
