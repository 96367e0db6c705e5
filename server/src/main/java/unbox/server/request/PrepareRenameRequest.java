package unbox.server.request;

import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import unbox.server.answer.Renames;

/** {@code textDocument/prepareRename}. */
final class PrepareRenameRequest {

    private PrepareRenameRequest() {}

    static Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> answer(Scene scene, Position position) {
        return Renames.prepare(scene.snapshot(), scene.offset(position))
                .map(name -> Either3.<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>forSecond(
                        new PrepareRenameResult(scene.range(name.range()), name.target().text())))
                .orElse(null);
    }
}
