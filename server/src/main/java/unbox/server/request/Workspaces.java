package unbox.server.request;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.WorkspaceService;
import unbox.server.session.Folders;
import unbox.server.session.Uris;

/** What concerns the workspace and not one document. */
final class Workspaces implements WorkspaceService {
    private final Folders folders;
    private final Answering answering;
    private final Progress progress;
    private final Consumer<JsonElement> settings;

    /** @param settings takes what a person has set, under {@code unbox}; null where the editor wants to be asked */
    Workspaces(Folders folders, Answering answering, Progress progress, Consumer<JsonElement> settings) {
        this.folders = folders;
        this.answering = answering;
        this.progress = progress;
        this.settings = settings;
    }

    @Override
    public CompletableFuture<Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>> symbol(
            WorkspaceSymbolParams asked) {
        return answering.workspace(scene -> SymbolRequest.workspace(scene, asked.getQuery()));
    }

    @Override
    public CompletableFuture<WorkspaceDiagnosticReport> diagnostic(WorkspaceDiagnosticParams asked) {
        return answering.workspace(scene -> progress.during(asked.getWorkDoneToken(), "Checking scripts",
                () -> DiagnosticRequest.workspace(scene, asked.getPreviousResultIds())));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> willRenameFiles(RenameFilesParams asked) {
        return answering.workspace(scene -> RenameFilesRequest.answer(scene, asked.getFiles()));
    }

    @Override
    public void didChangeWatchedFiles(DidChangeWatchedFilesParams changed) {
        folders.filesChanged(changed.getChanges().stream().map(change -> Uris.path(change.getUri())).toList());
    }

    @Override
    public void didChangeWorkspaceFolders(DidChangeWorkspaceFoldersParams changed) {
        List<Path> added = paths(changed.getEvent().getAdded());
        List<Path> removed = paths(changed.getEvent().getRemoved());
        answering.later(() -> folders.change(added, removed));
    }

    private static List<Path> paths(List<WorkspaceFolder> folders) {
        return folders.stream().map(folder -> Uris.path(folder.getUri())).toList();
    }

    /** Editors send either all settings or only those under {@code unbox}. */
    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams changed) {
        JsonElement json = changed.getSettings() instanceof JsonElement given ? given : null;
        JsonElement own = json instanceof JsonObject object && object.has("unbox") ? object.get("unbox") : json;
        settings.accept(own);
    }
}
