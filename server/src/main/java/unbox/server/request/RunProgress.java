package unbox.server.request;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.function.Supplier;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** What is told of a run, as the progress of the request that began it. */
final class RunProgress {
    private final Either<String, Integer> token;
    private final Supplier<UnboxClient> client;
    private boolean begun;

    RunProgress(Either<String, Integer> token, Supplier<UnboxClient> client) {
        this.token = token;
        this.client = client;
    }

    /** Takes an event of docs/serve.md. A run that fails before it starts has no beginning, and so no end. */
    void hear(JsonObject event) {
        switch (event.get("event").getAsString()) {
            case "started" -> begin(event);
            case "advanced" -> report(event);
            case "finished" -> end();
            default -> {
                // pictures and files are for those who know Unbox
            }
        }
    }

    private void begin(JsonObject event) {
        var begin = new WorkDoneProgressBegin();
        begin.setTitle("Painting pictures: " + event.get("pictures").getAsInt());
        begin.setCancellable(true);
        begin.setPercentage(0);
        begun = true;
        send(begin);
    }

    private void report(JsonObject event) {
        var report = new WorkDoneProgressReport();
        report.setPercentage((int) (100 * event.get("done").getAsDouble()));
        JsonElement left = event.get("secondsLeft");
        if (left != null && !left.isJsonNull()) {
            report.setMessage(Math.round(left.getAsDouble()) + " s left");
        }
        send(report);
    }

    private void end() {
        if (begun) {
            send(new WorkDoneProgressEnd());
        }
    }

    private void send(WorkDoneProgressNotification what) {
        client.get().notifyProgress(new ProgressParams(token, Either.forLeft(what)));
    }
}
