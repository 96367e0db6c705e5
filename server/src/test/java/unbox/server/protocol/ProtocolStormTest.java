package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.EditorFixture.get;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.eclipse.lsp4j.*;
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
    private static final int EDITS = Integer.getInteger("storm.edits", 10_000);
    private static final long MEMORY_THAT_MAY_STAY = 8_000_000;
    private static final String NAME = "script.unbox";

    @TempDir
    private Path folder;
    private final Faults faults = new Faults();
    private EditorFixture editor;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(folder.resolve("names.unbox"), "feature fur = up.0.1#294 \"snow\"\n");
        editor = new EditorFixture(folder, EditorFixture.everything());
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
        faults.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theServerFollowsEveryChangeAndKeepsNothing(long seed) throws Exception {
        var person = new RandomPerson(new Random(seed));
        editor.open(NAME, person.text());
        var asked = new Asked(ResponseErrorCode.ContentModified, ResponseErrorCode.RequestCancelled);
        long early = 0;
        for (int version = 2; version <= EDITS; version++) {
            editor.server.getTextDocumentService().didChange(new DidChangeTextDocumentParams(
                    new VersionedTextDocumentIdentifier(editor.uri(NAME), version), person.edit()));
            if (version % 4 == 0) {
                asked.add(person.ask(editor, NAME));
            }
            if (version == EDITS / 4) {
                early = memory();
            }
        }
        asked.settle();
        Answers last = Answers.of(editor, NAME);
        long late = memory();

        assertEquals(List.of(), faults.all());
        assertTrue(editor.told.isEmpty(), () -> editor.told.toString());
        assertTrue(late - early < MEMORY_THAT_MAY_STAY, "memory has grown by " + (late - early) + " bytes");
        assertEquals(Answers.ofFresh(folder, NAME, person.text()), last);
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
