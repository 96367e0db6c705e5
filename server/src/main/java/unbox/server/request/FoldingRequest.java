package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.Range;
import unbox.server.answer.Folding;
import unbox.server.answer.Folding.What;

/** {@code textDocument/foldingRange}. */
final class FoldingRequest {

    private FoldingRequest() {}

    static List<FoldingRange> answer(Scene scene) {
        return Folding.of(scene.snapshot().tree()).stream().map(fold -> range(scene, fold))
                .filter(range -> range.getEndLine() > range.getStartLine()).toList();
    }

    /** The line of a closing brace stays in sight. */
    private static FoldingRange range(Scene scene, Folding.Fold fold) {
        Range range = scene.range(fold.range());
        int end = range.getEnd().getLine() - (fold.what() == What.BRACES ? 1 : 0);
        var folding = new FoldingRange(range.getStart().getLine(), end);
        switch (fold.what()) {
            case COMMENT -> folding.setKind(FoldingRangeKind.Comment);
            case IMPORTS -> folding.setKind(FoldingRangeKind.Imports);
            case BRACES -> folding.setKind(FoldingRangeKind.Region);
        }
        return folding;
    }
}
