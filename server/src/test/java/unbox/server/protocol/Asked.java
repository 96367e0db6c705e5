package unbox.server.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** Questions that were not waited for. */
final class Asked {
    private static final int MOST = 50;

    private final List<CompletableFuture<?>> answers = new ArrayList<>();
    private final Set<Integer> refusals;

    /** @param refusals how a question may be refused */
    Asked(ResponseErrorCode... refusals) {
        this.refusals = Set.copyOf(java.util.Arrays.stream(refusals).map(ResponseErrorCode::getValue).toList());
    }

    /** Waits for all where they have become many. */
    void add(CompletableFuture<?> answer) throws Exception {
        answers.add(answer);
        if (answers.size() == MOST) {
            settle();
        }
    }

    /** Every question is answered, or refused as it may be. */
    void settle() throws Exception {
        for (CompletableFuture<?> answer : answers) {
            try {
                if (!answer.isCancelled()) {
                    answer.get(EditorFixture.SECONDS, TimeUnit.SECONDS);
                }
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof ResponseErrorException refused)
                        || !refusals.contains(refused.getResponseError().getCode())) {
                    throw failed;
                }
            }
        }
        answers.clear();
    }
}
