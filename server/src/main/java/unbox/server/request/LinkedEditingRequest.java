package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import unbox.server.answer.References;
import unbox.server.names.Occurrence;

/** {@code textDocument/linkedEditingRange}: names that no other file uses are edited in all their places at once. */
final class LinkedEditingRequest {

    private LinkedEditingRequest() {}

    private static final String NAME = "[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*";

    static LinkedEditingRanges answer(Scene scene, Position position) {
        int offset = scene.offset(position);
        List<Occurrence> names = scene.snapshot().names().at(offset)
                .map(name -> scene.snapshot().names().of(name.target())).orElse(List.of());
        boolean elsewhere = References.all(scene.world(), scene.snapshot(), offset, true).stream()
                .anyMatch(place -> !place.file().equals(scene.document().path()));
        if (names.size() < 2 || elsewhere) {
            return null;
        }
        List<Range> ranges = names.stream().map(name -> scene.range(name.range())).toList();
        return new LinkedEditingRanges(ranges, NAME);
    }
}
