package unbox.server.request;

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
    private final Consumer<Object> settings;

    /** @param settings takes what a person has set */
    Workspaces(Folders folders, Answering answering, Progress progress, Consumer<Object> settings) {
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

    @Override
    public void didChangeConfiguration(DidChangeConfigurationParams changed) {
        settings.accept(changed.getSettings());
    }
}
