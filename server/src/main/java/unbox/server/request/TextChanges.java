package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.Encoding;

/** Applies the changes of an editor, each to the text that the one before it left. */
final class TextChanges {

    private TextChanges() {}

    static Document apply(Document before, int version, List<TextDocumentContentChangeEvent> changes,
            Encoding encoding) {
        Document document = before;
        for (TextDocumentContentChangeEvent change : changes) {
            document = document.next(version, text(document, change, encoding));
        }
        return document.next(version, document.text());
    }

    private static String text(Document document, TextDocumentContentChangeEvent change, Encoding encoding) {
        Range range = change.getRange();
        if (range == null) {
            return change.getText();
        }
        int start = document.offset(range.getStart().getLine(), range.getStart().getCharacter(), encoding);
        int end = document.offset(range.getEnd().getLine(), range.getEnd().getCharacter(), encoding);
        return document.replaced(new unbox.language.syntax.Range(start, Math.max(start, end)), change.getText());
    }
}
