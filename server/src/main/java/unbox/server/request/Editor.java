package unbox.server.request;

import java.util.Optional;
import java.util.function.Predicate;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.HoverCapabilities;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.WindowClientCapabilities;
import org.eclipse.lsp4j.WorkspaceClientCapabilities;
import unbox.server.snapshot.Encoding;

/**
 * What the editor at the other end can do.
 *
 * @param encoding how it counts columns
 * @param snippets whether what is put in may have places to fill in
 * @param editRangeDefault whether the range of all completions may be said once
 * @param markdown whether it shows Markdown
 * @param pullsDiagnostics whether it asks for problems, so that they need not be sent
 */
public record Editor(Encoding encoding, boolean snippets, boolean editRangeDefault, boolean markdown,
        boolean pullsDiagnostics,
        boolean hierarchicalSymbols, boolean relatedInformation, boolean documentChanges, boolean codeActionLiterals,
        boolean workDoneProgress, boolean refreshesDiagnostics, boolean registersWatchers, boolean configuration,
        boolean locationLinks, boolean refreshesLenses, boolean refreshesHints, boolean registersConfiguration) {

    /** Reads what it says of itself; what it does not mention it cannot do. */
    public static Editor of(ClientCapabilities capabilities) {
        var text = Optional.ofNullable(capabilities).map(ClientCapabilities::getTextDocument);
        var workspace = Optional.ofNullable(capabilities).map(ClientCapabilities::getWorkspace);
        var window = Optional.ofNullable(capabilities).map(ClientCapabilities::getWindow);
        var completion = text.map(TextDocumentClientCapabilities::getCompletion);
        var item = completion.map(CompletionCapabilities::getCompletionItem);
        return new Editor(encoding(capabilities),
                is(item.map(CompletionItemCapabilities::getSnippetSupport)),
                completion.map(CompletionCapabilities::getCompletionList).map(list -> list.getItemDefaults())
                        .filter(defaults -> defaults.contains("editRange")).isPresent(),
                text.map(TextDocumentClientCapabilities::getHover).map(HoverCapabilities::getContentFormat)
                        .filter(formats -> formats.contains(MarkupKind.MARKDOWN)).isPresent(),
                text.map(TextDocumentClientCapabilities::getDiagnostic).isPresent(),
                is(text.map(TextDocumentClientCapabilities::getDocumentSymbol)
                        .map(each -> each.getHierarchicalDocumentSymbolSupport())),
                is(text.map(TextDocumentClientCapabilities::getPublishDiagnostics)
                        .map(each -> each.getRelatedInformation()))
                        || text.map(TextDocumentClientCapabilities::getDiagnostic).isPresent(),
                is(workspace.map(WorkspaceClientCapabilities::getWorkspaceEdit).map(each -> each.getDocumentChanges())),
                text.map(TextDocumentClientCapabilities::getCodeAction)
                        .map(each -> each.getCodeActionLiteralSupport()).isPresent(),
                is(window.map(WindowClientCapabilities::getWorkDoneProgress)),
                is(workspace.map(WorkspaceClientCapabilities::getDiagnostics).map(each -> each.getRefreshSupport())),
                is(workspace.map(WorkspaceClientCapabilities::getDidChangeWatchedFiles)
                        .map(each -> each.getDynamicRegistration())),
                is(workspace.map(WorkspaceClientCapabilities::getConfiguration)),
                is(text.map(TextDocumentClientCapabilities::getDefinition).map(each -> each.getLinkSupport())),
                is(workspace.map(WorkspaceClientCapabilities::getCodeLens).map(each -> each.getRefreshSupport())),
                is(workspace.map(WorkspaceClientCapabilities::getInlayHint).map(each -> each.getRefreshSupport())),
                is(workspace.map(WorkspaceClientCapabilities::getDidChangeConfiguration)
                        .map(each -> each.getDynamicRegistration())));
    }

    private static boolean is(Optional<Boolean> flag) {
        return flag.filter(Predicate.isEqual(true)).isPresent();
    }

    /** The first of its encodings that is known here. */
    private static Encoding encoding(ClientCapabilities capabilities) {
        return Optional.ofNullable(capabilities).map(ClientCapabilities::getGeneral)
                .map(general -> general.getPositionEncodings()).stream().flatMap(each -> each.stream())
                .flatMap(name -> switch (name) {
                    case "utf-8" -> Optional.of(Encoding.UTF8).stream();
                    case "utf-16" -> Optional.of(Encoding.UTF16).stream();
                    case "utf-32" -> Optional.of(Encoding.UTF32).stream();
                    default -> Optional.<Encoding>empty().stream();
                }).findFirst().orElse(Encoding.UTF16);
    }

    /** The protocol's name of the encoding. */
    public String encodingName() {
        return switch (encoding) {
            case UTF8 -> "utf-8";
            case UTF16 -> "utf-16";
            case UTF32 -> "utf-32";
        };
    }
}
