package unbox.server.request;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;

/** Shows a person that something is being done. */
final class Progress {
    private static final long ANSWER_SECONDS = 5;

    private final Supplier<LanguageClient> client;

    Progress(Supplier<LanguageClient> client) {
        this.client = client;
    }

    /** Does something that an editor has asked for; it sees the beginning and the end where it has given a token. */
    <T> T during(Either<String, Integer> token, String title, Supplier<T> work) {
        if (token == null) {
            return work.get();
        }
        var begin = new WorkDoneProgressBegin();
        begin.setTitle(title);
        send(token, begin);
        try {
            return work.get();
        } finally {
            send(token, new WorkDoneProgressEnd());
        }
    }

    /** Does something of the server's own accord. */
    void own(Editor editor, String name, String title, Runnable work) {
        Either<String, Integer> token = editor.workDoneProgress() ? create(name) : null;
        during(token, title, () -> {
            work.run();
            return null;
        });
    }

    private Either<String, Integer> create(String name) {
        Either<String, Integer> token = Either.forLeft(name);
        try {
            client.get().createProgress(new WorkDoneProgressCreateParams(token)).get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return token;
        } catch (ExecutionException | TimeoutException refused) {
            return null;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void send(Either<String, Integer> token, WorkDoneProgressNotification what) {
        client.get().notifyProgress(new ProgressParams(token, Either.forLeft(what)));
    }
}
