package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.EditorFixture.get;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An editor that says nothing of what it can do gets what every editor can use. */
class PlainEditorTest {
    @TempDir
    private Path folder;
    private EditorFixture editor;

    @BeforeEach
    void open() throws Exception {
        editor = new EditorFixture(folder, new ClientCapabilities());
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
    }

    @Test
    void proposalsAreSingleLinesWithNothingToFillIn() throws Exception {
        TextDocumentIdentifier script = editor.open("script.unbox", "model \"landscape\"\n\ne");
        List<CompletionItem> items = proposals(script, new Position(2, 1));
        assertTrue(items.stream().anyMatch(item -> item.getLabel().equals("experiment")), items.toString());
        for (CompletionItem item : items) {
            assertNull(item.getInsertTextFormat(), item.getLabel());
            assertFalse(item.getTextEdit().getLeft().getNewText().matches("(?s).*[\\n$].*"), item.getLabel());
        }
    }

    /** Editors that complete what all proposals share would do nothing where one has the letters in the middle: {@code seed}. */
    @Test
    void whatBeginsWithNoneOfTheLettersIsNoProposal() throws Exception {
        TextDocumentIdentifier word = editor.open("word.unbox", "model \"landscape\"\n\ned");
        assertEquals(List.of("edit"), labels(word, new Position(2, 2)));
        TextDocumentIdentifier name = editor.open("name.unbox",
                "feature late_snow = up.0.1#294\nfeature rose = up.0.1#1\n\nedit a {\n  add s");
        assertEquals(List.of("late_snow"), labels(name, new Position(4, 7)));
    }

    /** Emacs completes {@code scal} to what the labels share, and takes that for the first that begins so. */
    @Test
    void aLabelComesBeforeThoseThatBeginWithIt() throws Exception {
        TextDocumentIdentifier script = editor.open("script.unbox", "model \"landscape\"\n\nedit a {\n  scal");
        List<String> labels = labels(script, new Position(3, 6));
        assertTrue(labels.size() > 1, labels.toString());
        assertEquals("scale", labels.getFirst());
    }

    @Test
    void featuresThatAreFoundByTheirLabelsPassItsFilter() throws Exception {
        TextDocumentIdentifier script = editor.open("script.unbox",
                "model \"landscape\"\n\nfeature cold = up.0.1#night");
        CompletionItem found = proposals(script, new Position(2, 27)).stream()
                .filter(item -> item.getLabel().equals("up.0.1#419 snow, night")).findFirst().orElseThrow();
        assertEquals("up.0.1#419 \"snow, night\"", found.getTextEdit().getLeft().getNewText());
        assertTrue(found.getFilterText().startsWith("up.0.1#night"), found.getFilterText());
    }

    /** Editors that look for the letters anywhere put a text first that has the word once more, behind a space. */
    @Test
    void featuresThatAreFoundByTheirLabelsPassItsFilterAlike() throws Exception {
        TextDocumentIdentifier script = editor.open("script.unbox",
                "model \"landscape\"\n\nfeature cold = up.0.1#snow");
        List<CompletionItem> found = proposals(script, new Position(2, 26));
        assertTrue(found.size() > 5, found.toString());
        for (CompletionItem item : found) {
            assertEquals(0, item.getFilterText().indexOf("up.0.1#snow"), item.getFilterText());
            assertEquals(-1, item.getFilterText().indexOf("snow", "up.0.1#snow".length()), item.getFilterText());
        }
    }

    /** Visual Studio Code closes its list for good where an answer that comes late is empty, though it says there is more. */
    @Test
    void whileAFeatureIsWrittenThereIsAlwaysAProposal() throws Exception {
        String feature = "up.0.1#snow";
        String text = "model \"landscape\"\n\nfeature cold = ";
        for (int letters = 1; letters <= feature.length(); letters++) {
            String typed = feature.substring(0, letters);
            TextDocumentIdentifier script = editor.open("script" + letters + ".unbox", text + typed);
            assertFalse(labels(script, new Position(2, 15 + letters)).isEmpty(), typed);
        }
        TextDocumentIdentifier script = editor.open("script.unbox", text + "up.");
        assertTrue(labels(script, new Position(2, 18)).contains("up.0.1#"));
    }

    @Test
    void whatItIsToldHasNoSignsOfMarkdown() throws Exception {
        TextDocumentIdentifier script = editor.open("script.unbox", """
                model "landscape"

                feature fog = up.0.1#204
                """);
        MarkupContent told = get(editor.server.getTextDocumentService().hover(
                new HoverParams(script, new Position(2, 9)))).getContents().getRight();
        assertEquals(MarkupKind.PLAINTEXT, told.getKind());
        assertTrue(told.getValue().startsWith("feature fog = up.0.1#204\n\nup.0.1#204 fog\n"), told.getValue());
    }

    private List<String> labels(TextDocumentIdentifier script, Position caret) throws Exception {
        return proposals(script, caret).stream().map(CompletionItem::getLabel).toList();
    }

    private List<CompletionItem> proposals(TextDocumentIdentifier script, Position caret) throws Exception {
        return get(editor.server.getTextDocumentService().completion(new CompletionParams(script, caret))).getRight()
                .getItems();
    }
}
