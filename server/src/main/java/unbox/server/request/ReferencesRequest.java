package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.ReferenceParams;
import unbox.server.answer.References;

/** {@code textDocument/references}. */
final class ReferencesRequest {

    private ReferencesRequest() {}

    static List<Location> answer(Scene scene, ReferenceParams asked) {
        return References.all(scene.world(), scene.snapshot(), scene.offset(asked.getPosition()),
                asked.getContext().isIncludeDeclaration()).stream()
                .map(place -> scene.location(place.file(), place.name())).toList();
    }
}
