package unbox.server.request;

import java.util.List;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CodeLensOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DiagnosticRegistrationOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.DocumentOnTypeFormattingOptions;
import org.eclipse.lsp4j.FileOperationFilter;
import org.eclipse.lsp4j.FileOperationOptions;
import org.eclipse.lsp4j.FileOperationPattern;
import org.eclipse.lsp4j.FileOperationsServerCapabilities;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SaveOptions;
import org.eclipse.lsp4j.SemanticTokensServerFull;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFoldersOptions;
import org.eclipse.lsp4j.WorkspaceServerCapabilities;

/** What this server says that it can do. Everything here is tested over the protocol. */
final class Capabilities {

    private Capabilities() {}

    static ServerCapabilities of(Editor editor) {
        var can = new ServerCapabilities();
        can.setPositionEncoding(editor.encodingName());
        can.setTextDocumentSync(sync());
        can.setCompletionProvider(new CompletionOptions(true, List.of("#", ".", "\"", "{", "/", "(", ":")));
        can.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ","), List.of(")", ":")));
        can.setHoverProvider(true);
        can.setDefinitionProvider(true);
        can.setReferencesProvider(true);
        can.setDocumentHighlightProvider(true);
        can.setRenameProvider(new RenameOptions(true));
        can.setDocumentSymbolProvider(true);
        can.setWorkspaceSymbolProvider(true);
        can.setFoldingRangeProvider(true);
        can.setSelectionRangeProvider(true);
        can.setDocumentFormattingProvider(true);
        can.setDocumentRangeFormattingProvider(true);
        can.setDocumentOnTypeFormattingProvider(new DocumentOnTypeFormattingOptions("}", List.of("\n")));
        can.setSemanticTokensProvider(new SemanticTokensWithRegistrationOptions(TokensRequest.legend(),
                new SemanticTokensServerFull(true), true));
        can.setCodeActionProvider(new CodeActionOptions(CodeActionRequest.kinds()));
        can.setCodeLensProvider(new CodeLensOptions(false));
        can.setInlayHintProvider(true);
        can.setDocumentLinkProvider(new DocumentLinkOptions(false));
        can.setLinkedEditingRangeProvider(true);
        can.setCallHierarchyProvider(true);
        can.setDiagnosticProvider(new DiagnosticRegistrationOptions(true, true));
        can.setWorkspace(workspace());
        return can;
    }

    private static TextDocumentSyncOptions sync() {
        var sync = new TextDocumentSyncOptions();
        sync.setOpenClose(true);
        sync.setChange(TextDocumentSyncKind.Incremental);
        sync.setSave(new SaveOptions(false));
        return sync;
    }

    private static WorkspaceServerCapabilities workspace() {
        var folders = new WorkspaceFoldersOptions();
        folders.setSupported(true);
        folders.setChangeNotifications(true);
        var workspace = new WorkspaceServerCapabilities(folders);
        var operations = new FileOperationsServerCapabilities();
        operations.setWillRename(new FileOperationOptions(
                List.of(new FileOperationFilter(new FileOperationPattern("**/*"), "file"))));
        workspace.setFileOperations(operations);
        return workspace;
    }
}
