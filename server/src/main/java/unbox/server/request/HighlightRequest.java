package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Position;
import unbox.server.answer.References;

/** {@code textDocument/documentHighlight}. */
final class HighlightRequest {

    private HighlightRequest() {}

    static List<DocumentHighlight> answer(Scene scene, Position position) {
        return References.highlights(scene.snapshot(), scene.offset(position)).stream()
                .map(name -> new DocumentHighlight(scene.range(name.range()),
                        name.declares() ? DocumentHighlightKind.Write : DocumentHighlightKind.Read))
                .toList();
    }
}
