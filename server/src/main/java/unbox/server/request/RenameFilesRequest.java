package unbox.server.request;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.FileRename;
import org.eclipse.lsp4j.WorkspaceEdit;
import unbox.language.problem.Fix.Replacement;
import unbox.server.answer.FileMoves;
import unbox.server.session.Uris;

/** {@code workspace/willRenameFiles}: imports and masks follow their files. */
final class RenameFilesRequest {

    private RenameFilesRequest() {}

    static WorkspaceEdit answer(Scene scene, List<FileRename> files) {
        Map<Path, List<Replacement>> changes = new LinkedHashMap<>();
        files.forEach(file -> FileMoves.changes(scene.world(), Uris.path(file.getOldUri()), Uris.path(file.getNewUri()))
                .forEach((path, more) -> changes.computeIfAbsent(path, key -> new ArrayList<>()).addAll(more)));
        return changes.isEmpty() ? null : scene.edit(changes);
    }
}
