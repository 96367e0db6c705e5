package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.EditorFixture.get;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.*;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.server.snapshot.Document;

/** A text that would need more memory than a server should take. */
class LongTextsTest {
    @TempDir
    private Path folder;
    private EditorFixture editor;
    private TextDocumentIdentifier script;

    @BeforeEach
    void open() throws Exception {
        editor = new EditorFixture(folder, EditorFixture.everything());
        script = editor.open("script.unbox", "feature snow = up.0.1#294\n//" + "x".repeat(Document.LONGEST));
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
    }

    private List<Diagnostic> problems() throws Exception {
        return get(editor.server.getTextDocumentService().diagnostic(new DocumentDiagnosticParams(script))).getLeft()
                .getItems();
    }

    @Test
    void itIsKeptAndNotReadAndAPersonIsTold() throws Exception {
        assertTrue(problems().getFirst().getMessage().getLeft().contains("are not read while they are edited"));
        assertNull(get(editor.server.getTextDocumentService().hover(new HoverParams(script, new Position(0, 9)))));
    }

    @Test
    void itIsReadWhenItHasBecomeShorter() throws Exception {
        editor.change("script.unbox", 2, new Range(new Position(1, 2), new Position(1, 102)), "");
        assertEquals(List.of(), problems());
        assertFalse(get(editor.server.getTextDocumentService().documentSymbol(new DocumentSymbolParams(script)))
                .isEmpty());
    }
}
