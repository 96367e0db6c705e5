package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;
import unbox.language.syntax.Range;
import unbox.server.answer.Selections;

/** {@code textDocument/selectionRange}. */
final class SelectionRequest {

    private SelectionRequest() {}

    static List<SelectionRange> answer(Scene scene, List<Position> positions) {
        return positions.stream().map(position -> answer(scene, position)).toList();
    }

    private static SelectionRange answer(Scene scene, Position position) {
        SelectionRange outer = null;
        for (Range range : Selections.around(scene.snapshot().tree(), scene.offset(position)).reversed()) {
            outer = new SelectionRange(scene.range(range), outer);
        }
        return outer;
    }
}
