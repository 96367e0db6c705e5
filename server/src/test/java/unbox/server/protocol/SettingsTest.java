package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.EditorFixture.get;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sets: with the first message, later, or when the server asks for it. */
class SettingsTest {
    private static final String SCRIPT = """
            model "landscape"
            region left = rect(0, 0, 0.5, 1)
            experiment x { prompt "a meadow" measure change in left }
            """;

    @TempDir
    private Path folder;
    private EditorFixture editor;

    @AfterEach
    void close() throws Exception {
        editor.close();
    }

    @Test
    void withoutSettingsLensesAndHintsAreThereAndPicturesAreDrawnWithCharacters() throws Exception {
        TextDocumentIdentifier script = open("{}");
        assertEquals(2, lenses(script));
        assertEquals(5, hints(script));
        assertTrue(hover(script).contains("│████"), hover(script));
    }

    @Test
    void theFirstMessageMayHaveThem() throws Exception {
        TextDocumentIdentifier script = open(
                "{'codeLens': false, 'inlayHints': {'parameters': false}, 'hover': {'pictures': true}}");
        assertEquals(0, lenses(script));
        assertEquals(1, hints(script));
        assertTrue(hover(script).contains("(data:image/png;base64,"), hover(script));
    }

    @Test
    void aChangeIsFollowedAndTheEditorIsAskedToLookAgain() throws Exception {
        TextDocumentIdentifier script = open("{}");
        change(JsonParser.parseString("{'unbox': {'codeLens': false}}"));
        assertEquals("lenses", editor.refreshed.poll(EditorFixture.SECONDS, TimeUnit.SECONDS));
        assertEquals(0, lenses(script));
    }

    @Test
    void aChangeThatSaysNothingIsAskedFor() throws Exception {
        TextDocumentIdentifier script = open("{}");
        editor.settings = JsonParser.parseString("{'inlayHints': {'labels': false}}").getAsJsonObject();
        change(new JsonArray());
        assertEquals("hints", editor.refreshed.poll(EditorFixture.SECONDS, TimeUnit.SECONDS));
        assertEquals(4, hints(script));
    }

    @Test
    void whereNothingElseIsSetTheFirstMessageCounts() throws Exception {
        TextDocumentIdentifier script = open("{'codeLens': false}");
        change(JsonParser.parseString("{'unbox': {'inlayHints': {'parameters': false}}}"));
        assertEquals("hints", editor.refreshed.poll(EditorFixture.SECONDS, TimeUnit.SECONDS));
        assertEquals(0, lenses(script));
        assertFalse(hints(script) > 1);
    }

    private TextDocumentIdentifier open(String options) throws Exception {
        var parsed = (JsonObject) JsonParser.parseString(options);
        editor = new EditorFixture(folder, EditorFixture.everything(), parsed);
        return editor.open("script.unbox", SCRIPT);
    }

    private void change(Object settings) {
        editor.server.getWorkspaceService().didChangeConfiguration(new DidChangeConfigurationParams(settings));
    }

    private int lenses(TextDocumentIdentifier script) throws Exception {
        return get(editor.server.getTextDocumentService().codeLens(new CodeLensParams(script))).size();
    }

    private int hints(TextDocumentIdentifier script) throws Exception {
        var whole = new Range(new Position(0, 0), new Position(3, 0));
        return get(editor.server.getTextDocumentService().inlayHint(new InlayHintParams(script, whole))).size();
    }

    private String hover(TextDocumentIdentifier script) throws Exception {
        return get(editor.server.getTextDocumentService().hover(new HoverParams(script, new Position(1, 8))))
                .getContents().getRight().getValue();
    }
}
