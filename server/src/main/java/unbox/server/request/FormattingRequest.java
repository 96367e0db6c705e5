package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import unbox.server.answer.Layout;

/** Formatting of a document, of a part of it, and while a person types. */
final class FormattingRequest {

    private FormattingRequest() {}

    static List<TextEdit> document(Scene scene) {
        return scene.edits(Layout.of(scene.snapshot().tree()));
    }

    static List<TextEdit> range(Scene scene, Range range) {
        return scene.edits(Layout.of(scene.snapshot().tree(), scene.range(range)));
    }

    static List<TextEdit> onType(Scene scene, Position position, String typed) {
        return scene.edits(Layout.typed(scene.snapshot(), scene.offset(position), typed));
    }
}
