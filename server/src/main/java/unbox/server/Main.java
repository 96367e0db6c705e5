package unbox.server;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.FileCatalogSource;
import unbox.server.request.Connection;
import unbox.server.request.UnboxServer;
import unbox.server.runner.RunnerStarter;

/** {@code unbox lsp}: talks to an editor over standard input and output, or with {@code --socket PORT} on loopback. */
public final class Main {
    private static final Logger PROTOCOL_LOG = Logger.getLogger("org.eclipse.lsp4j");
    private static final int GOOD = 0;
    private static final int FAILED = 1;
    private static final int WRONG = 2;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        int first = arguments.length > 0 && arguments[0].equals("lsp") ? 1 : 0;
        boolean standard = arguments.length == first
                || arguments.length == first + 1 && arguments[first].equals("--stdio");
        try {
            if (standard) {
                return standardStreams();
            }
            if (arguments.length == first + 2 && arguments[first].equals("--socket")) {
                return socket(port(arguments[first + 1]));
            }
        } catch (IllegalArgumentException noPort) {
            System.err.println("unbox lsp: --socket takes a port, a number from 0 to 65535");
            return WRONG;
        }
        System.err.println("unbox lsp: write `unbox lsp` or `unbox lsp --socket PORT`");
        return WRONG;
    }

    /** @throws IllegalArgumentException where it is none */
    private static int port(String written) {
        return new InetSocketAddress(Integer.parseInt(written)).getPort();
    }

    /**
     * Standard output belongs to the protocol: whatever else is printed goes to the errors. It is written to without Java's
     * stream for printing, which does not tell when nobody listens any more.
     */
    private static int standardStreams() {
        InputStream in = System.in;
        OutputStream out = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setIn(InputStream.nullInputStream());
        System.setOut(System.err);
        serve(in, out);
        return GOOD;
    }

    /** One editor; port 0 takes any that is free. The port is printed when it is open. */
    private static int socket(int port) {
        try (ServerSocket listening = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            System.out.println("unbox lsp: listening on port " + listening.getLocalPort());
            System.out.flush();
            try (Socket editor = listening.accept()) {
                editor.setTcpNoDelay(true);
                serve(editor.getInputStream(), editor.getOutputStream());
                return GOOD;
            }
        } catch (IOException failed) {
            System.err.println("unbox lsp: cannot listen on port " + port + ": " + failed.getMessage());
            return FAILED;
        }
    }

    private static void serve(InputStream in, OutputStream out) {
        // The protocol's library tells of broken messages with stack traces; the editor gets an answer or nothing.
        PROTOCOL_LOG.setLevel(Level.OFF);
        Optional<Path> home = Optional.ofNullable(System.getProperty("unbox.home"))
                .map(folder -> Path.of(folder).toAbsolutePath().normalize());
        Path models = home.orElse(Path.of("")).toAbsolutePath().resolve("models");
        ClassArchive.keep(models);
        Supplier<CatalogSource> sources = () -> new FileCatalogSource(models, System.getenv());
        Connection.serve(in, out, client -> new UnboxServer(client, sources, home, RunnerStarter.LAUNCHER,
                System::exit));
    }
}
