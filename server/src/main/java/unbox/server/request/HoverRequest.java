package unbox.server.request;

import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import unbox.server.answer.Hovers;

/** {@code textDocument/hover}. */
final class HoverRequest {

    private HoverRequest() {}

    static Hover answer(Scene scene, Position position) {
        return Hovers.at(scene.world(), scene.snapshot(), scene.offset(position))
                .map(hover -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, hover.markdown()),
                        scene.range(hover.range())))
                .orElse(null);
    }
}
