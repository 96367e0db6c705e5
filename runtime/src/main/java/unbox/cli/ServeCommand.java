package unbox.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import unbox.runtime.serve.Server;

/** {@code unbox serve}: runs scripts for another program. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = {
        "Runs scripts for another program, which speaks JSON-RPC with it (docs/serve.md).",
        "Keeps the model and what it has computed from run to run; ends with that program."})
final class ServeCommand implements Callable<Integer> {
    private final Main.Surroundings surroundings;

    @Mixin
    private ComputeOption compute;

    @Option(names = "--parent", paramLabel = "PROCESS", description = "End when this process has ended, too.")
    private Long parent;

    ServeCommand(Main.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        ComputeOption.Compute with = compute.or(Map.of());
        if (parent != null) {
            endWith(parent);
        }
        // Whatever else is printed in this process must not stand among the messages.
        OutputStream messages = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        new Server(System.in, messages, Sources.of(surroundings), with.device(), with.threads(),
                with.memory(), with.machine(), Version.text()).serve();
        return Exit.GOOD;
    }

    private static void endWith(long process) {
        ProcessHandle.of(process).ifPresentOrElse(
                handle -> handle.onExit().thenRun(() -> System.exit(Exit.GOOD)), () -> System.exit(Exit.GOOD));
    }
}
