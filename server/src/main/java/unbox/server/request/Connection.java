package unbox.server.request;

import com.google.gson.Gson;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.jsonrpc.JsonRpcException;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.ConcurrentMessageProcessor;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageConsumer;
import org.eclipse.lsp4j.jsonrpc.services.ServiceEndpoints;
import unbox.language.syntax.Parser;

/** A conversation with an editor over two streams. */
public final class Connection {

    private Connection() {}

    /**
     * Talks until the editor's stream ends, or the editor does not listen any more.
     *
     * @param servers makes the server; the editor can be spoken to from its first message on
     */
    public static void serve(InputStream in, OutputStream out,
            Function<Supplier<UnboxClient>, UnboxServer> servers) {
        AtomicReference<UnboxClient> client = new AtomicReference<>();
        UnboxServer server = servers.apply(client::get);
        var ended = new CompletableFuture<Void>();
        ExecutorService reader = Executors
                .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("unbox-messages").factory());
        try {
            var builder = new Builder(server, () -> ended.complete(null));
            Launcher<UnboxClient> launcher = builder.setLocalService(server).setRemoteInterface(UnboxClient.class)
                    .setInput(in).setOutput(out).setExecutorService(reader)
                    .configureGson(gson -> gson.registerTypeAdapterFactory(new ProposalJson())).create();
            client.set(launcher.getRemoteProxy());
            launcher.startListening();
            reader.execute(() -> ended.complete(null));
            ended.join();
        } finally {
            reader.shutdownNow();
            server.close();
        }
    }

    /** Messages that come in pass the gate first; those that go out tell whether anybody listens. */
    private static final class Builder extends Launcher.Builder<UnboxClient> {
        private final UnboxServer server;
        private final Runnable gone;
        private MessageJsonHandler json;
        private MessageConsumer editor;
        private EditorEndpoint endpoint;

        Builder(UnboxServer server, Runnable gone) {
            this.server = server;
            this.gone = gone;
        }

        @Override
        protected RemoteEndpoint createRemoteEndpoint(MessageJsonHandler handler) {
            json = handler;
            beginAhead(handler.getGson());
            var stream = new StreamMessageConsumer(output, handler);
            editor = new EventsAfterAnswers(message -> {
                try {
                    stream.consume(message);
                } catch (JsonRpcException nobodyListens) {
                    gone.run();
                }
            });
            endpoint = new EditorEndpoint(editor, ServiceEndpoints.toEndpoint(server), server::loseTexts);
            handler.setMethodProvider(endpoint);
            endpoint.setJsonHandler(handler);
            return endpoint;
        }

        /** While the rest is put together: what Gson finds out about the first messages' types, and the parser's tables. */
        private static void beginAhead(Gson gson) {
            Thread.ofPlatform().daemon().name("unbox-ahead").start(() -> {
                Stream.of(InitializeParams.class, DidOpenTextDocumentParams.class, CompletionParams.class)
                        .forEach(gson::getAdapter);
                Parser.parse("");
            });
        }

        @Override
        protected ConcurrentMessageProcessor createMessageProcessor(MessageProducer unused, MessageConsumer toServer,
                UnboxClient remote) {
            return new ConcurrentMessageProcessor(new MessageReader(input, json, endpoint),
                    new Gate(toServer, editor));
        }
    }
}
