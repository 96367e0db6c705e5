package unbox.server.request;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.lsp4j.DocumentLink;
import unbox.server.answer.Links;
import unbox.server.session.Uris;

/** {@code textDocument/documentLink}. */
final class LinkRequest {

    private LinkRequest() {}

    static List<DocumentLink> answer(Scene scene) {
        Stream<Links.Link> links = Stream.concat(Links.of(scene.snapshot()).stream(),
                Links.outputs(scene.snapshot(), Files::exists).stream());
        return links.map(link -> {
            var found = new DocumentLink(scene.range(link.range()), Uris.uri(link.target()));
            found.setTooltip(link.tooltip());
            return found;
        }).toList();
    }
}
