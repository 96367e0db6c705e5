package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.DocumentLink;
import unbox.server.answer.Links;
import unbox.server.session.Uris;

/** {@code textDocument/documentLink}. */
final class LinkRequest {

    private LinkRequest() {}

    static List<DocumentLink> answer(Scene scene) {
        return Links.of(scene.snapshot()).stream().map(link -> {
            var found = new DocumentLink(scene.range(link.range()), Uris.uri(link.target()));
            found.setTooltip(link.tooltip());
            return found;
        }).toList();
    }
}
