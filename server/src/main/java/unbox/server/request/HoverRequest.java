package unbox.server.request;

import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Position;
import unbox.server.answer.Hovers;

/** {@code textDocument/hover}. */
final class HoverRequest {

    private HoverRequest() {}

    static Hover answer(Scene scene, Position position) {
        return Hovers.at(scene.world(), scene.snapshot(), scene.offset(position), scene.drawing())
                .map(hover -> new Hover(Markup.of(scene.editor(), hover.markdown()),
                        scene.range(hover.range())))
                .orElse(null);
    }
}
