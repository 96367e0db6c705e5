package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import unbox.server.answer.Place;
import unbox.server.answer.References;

/** {@code textDocument/definition}. */
final class DefinitionRequest {

    private DefinitionRequest() {}

    static Either<List<? extends Location>, List<? extends LocationLink>> answer(Scene scene, Position position) {
        List<Place> places = References.definition(scene.snapshot(), scene.offset(position));
        if (!scene.editor().locationLinks()) {
            return Either.forLeft(places.stream().map(place -> scene.location(place.file(), place.name())).toList());
        }
        return Either.forRight(places.stream().map(place -> {
            Location all = scene.location(place.file(), place.range());
            return new LocationLink(all.getUri(), all.getRange(),
                    scene.location(place.file(), place.name()).getRange());
        }).toList());
    }
}
