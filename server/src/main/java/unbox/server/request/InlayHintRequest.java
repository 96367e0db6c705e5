package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import unbox.server.answer.Hints;

/** {@code textDocument/inlayHint}. */
final class InlayHintRequest {

    private InlayHintRequest() {}

    static List<InlayHint> answer(Scene scene, Range range) {
        return Hints.in(scene.snapshot(), scene.range(range)).stream()
                .filter(hint -> hint.parameter() ? scene.settings().parameters() : scene.settings().labels())
                .map(hint -> hint(scene, hint)).toList();
    }

    private static InlayHint hint(Scene scene, Hints.Hint hint) {
        var inlay = new InlayHint(scene.position(hint.offset()), Either.forLeft(hint.text()));
        if (hint.parameter()) {
            inlay.setKind(InlayHintKind.Parameter);
            inlay.setPaddingRight(true);
        } else {
            inlay.setPaddingLeft(true);
        }
        return inlay;
    }
}
