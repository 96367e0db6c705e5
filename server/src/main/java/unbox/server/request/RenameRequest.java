package unbox.server.request;

import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.WorkspaceEdit;
import unbox.server.answer.Renames;

/** {@code textDocument/rename}. */
final class RenameRequest {

    private RenameRequest() {}

    static WorkspaceEdit answer(Scene scene, RenameParams asked) {
        return scene.edit(Renames.rename(scene.world(), scene.snapshot(), scene.offset(asked.getPosition()),
                asked.getNewName()));
    }
}
