package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.EditorFixture.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A person who types at random, over a real pipe: every change is sent, questions are asked in between and not waited for,
 * some are cancelled. {@code -Dstorm.edits=100000} asks for more.
 */
class ProtocolStormTest {
    private static final Logger LOG = Logger.getLogger("org.eclipse.lsp4j");
    private static final int EDITS = Integer.getInteger("storm.edits", 10_000);
    private static final long MEMORY_THAT_MAY_STAY = 8_000_000;
    private static final Set<Integer> TOO_LATE = Set.of(ResponseErrorCode.ContentModified.getValue(),
            ResponseErrorCode.RequestCancelled.getValue());
    private static final String NAME = "script.unbox";

    @TempDir
    private Path folder;
    private final Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
    private final Handler listening = new Handler() {
        @Override
        public void publish(LogRecord told) {
            if (told.getThrown() != null) {
                thrown.add(told.getThrown());
            }
        }

        @Override
        public void flush() {
            // nothing is kept
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private EditorFixture editor;

    @BeforeEach
    void open() throws Exception {
        LOG.addHandler(listening);
        LOG.setUseParentHandlers(false); // that a question was answered before it was cancelled is nothing to tell
        Files.writeString(folder.resolve("names.unbox"), "feature fur = up.0.1#294 \"snow\"\n");
        editor = new EditorFixture(folder, EditorFixture.everything());
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
        LOG.removeHandler(listening);
        LOG.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theServerFollowsEveryChangeAndKeepsNothing(long seed) throws Exception {
        var person = new RandomPerson(new Random(seed));
        editor.open(NAME, person.text());
        List<CompletableFuture<?>> asked = new ArrayList<>();
        long early = 0;
        for (int version = 2; version <= EDITS; version++) {
            editor.server.getTextDocumentService().didChange(new DidChangeTextDocumentParams(
                    new VersionedTextDocumentIdentifier(editor.uri(NAME), version), person.edit()));
            if (version % 4 == 0) {
                asked.add(person.ask(editor, NAME));
            }
            if (asked.size() == 50) {
                settle(asked);
            }
            if (version == EDITS / 4) {
                early = memory();
            }
        }
        settle(asked);
        Answers last = Answers.of(editor, NAME);
        long late = memory();

        assertEquals(List.of(), List.copyOf(thrown));
        assertTrue(editor.told.isEmpty(), () -> editor.told.toString());
        assertTrue(late - early < MEMORY_THAT_MAY_STAY, "memory has grown by " + (late - early) + " bytes");
        assertEquals(Answers.ofFresh(folder, NAME, person.text()), last);
    }

    /** Every question is answered, or it is said that it was too late. */
    private static void settle(List<CompletableFuture<?>> asked) throws Exception {
        for (CompletableFuture<?> answer : asked) {
            try {
                if (!answer.isCancelled()) {
                    answer.get(EditorFixture.SECONDS, TimeUnit.SECONDS);
                }
            } catch (ExecutionException failed) {
                if (!(failed.getCause() instanceof ResponseErrorException refused)
                        || !TOO_LATE.contains(refused.getResponseError().getCode())) {
                    throw failed;
                }
            }
        }
        asked.clear();
    }

    /** Bytes in use, without what nobody refers to any more. */
    private long memory() throws Exception {
        get(editor.server.getWorkspaceService().willRenameFiles(new RenameFilesParams(List.of())));
        editor.published.clear();
        editor.progress.clear();
        long least = Long.MAX_VALUE;
        for (int time = 0; time < 3; time++) {
            System.gc();
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
