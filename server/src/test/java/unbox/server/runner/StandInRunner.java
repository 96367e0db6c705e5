package unbox.server.runner;

import com.google.gson.JsonObject;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.services.JsonNotification;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;

/**
 * A program that speaks as {@code unbox serve} does and paints nothing. A word in the text of a run says what becomes of it:
 * {@code good}, {@code endless} (until it is cancelled), {@code wrong} (refused) or {@code deadly} (the program ends).
 */
public final class StandInRunner {
    private final CompletableFuture<Editor> editor = new CompletableFuture<>();
    private int runs;

    interface Editor {

        @JsonNotification
        void event(JsonObject event);
    }

    /** Starts it as a process of its own. */
    public static Process start(Installation installation) throws IOException {
        return start();
    }

    /** Starts one that never listens. */
    static Process startDeaf() throws IOException {
        return start("deaf");
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                        StandInRunner.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).start();
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            new CompletableFuture<Void>().join();
        }
        var runner = new StandInRunner();
        Launcher<Editor> launcher = new Launcher.Builder<Editor>().setLocalService(runner)
                .setRemoteInterface(Editor.class).setInput(System.in).setOutput(System.out).create();
        runner.editor.complete(launcher.getRemoteProxy());
        launcher.startListening().get();
        System.exit(0);
    }

    @JsonRequest
    public CompletableFuture<JsonObject> run(JsonObject asked) {
        String text = asked.get("text").getAsString();
        if (text.contains("deadly")) {
            System.err.println("no PyTorch for this machine");
            System.exit(3);
        }
        if (text.contains("wrong")) {
            throw new ResponseErrorException(new ResponseError(1, "The script has errors; nothing was made.", null));
        }
        String name = String.valueOf(++runs);
        tell(name, "started", "pictures", "2");
        if (text.contains("good")) {
            tell(name, "advanced", "done", "0.5");
            tell(name, "finished", "how", "good");
        }
        var answer = new JsonObject();
        answer.addProperty("run", name);
        return CompletableFuture.completedFuture(answer);
    }

    @JsonRequest
    public CompletableFuture<JsonObject> cancel(JsonObject asked) {
        tell(asked.get("run").getAsString(), "finished", "how", "stopped");
        var answer = new JsonObject();
        answer.addProperty("cancelled", true);
        return CompletableFuture.completedFuture(answer);
    }

    private void tell(String run, String event, String name, String value) {
        var told = new JsonObject();
        told.addProperty("run", run);
        told.addProperty("event", event);
        told.addProperty(name, value);
        editor.join().event(told);
    }
}
