package unbox.server.request;

import static unbox.server.request.Answering.Stale.ASK_AGAIN;
import static unbox.server.request.Answering.Stale.FINE;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;
import unbox.server.session.Session;
import unbox.server.session.Uris;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.World;

/** Texts come and go here, and each request about one goes its way: how urgent it is, and whether it may be stale. */
final class TextDocuments implements TextDocumentService {
    private final Session session;
    private final Answering answering;
    private final java.util.function.Supplier<Editor> editor;
    private final RunStates runs;
    private final Runnable lookAround;
    private final TokensRequest tokens = new TokensRequest();

    /** @param lookAround looks for scripts that have come */
    TextDocuments(Session session, Answering answering, java.util.function.Supplier<Editor> editor, RunStates runs,
            Runnable lookAround) {
        this.lookAround = lookAround;
        this.runs = runs;
        this.session = session;
        this.answering = answering;
        this.editor = editor;
    }

    @Override
    public void didOpen(DidOpenTextDocumentParams opened) {
        TextDocumentItem item = opened.getTextDocument();
        var document = new Document(item.getUri(), Uris.path(item.getUri()), Optional.of(item.getVersion()),
                item.getText());
        session.change(world -> world.lacksModels() ? world.reread().with(document) : world.with(document));
        lookForChanges();
        answering.ahead(item.getUri());
    }

    /** Editors that watch files tell what changes; for others it is looked at when a text is opened or saved. */
    private void lookForChanges() {
        if (!editor.get().registersWatchers()) {
            session.change(World::lookedAt);
        }
    }

    @Override
    public void didChange(DidChangeTextDocumentParams changed) {
        Path path = Uris.path(changed.getTextDocument().getUri());
        session.world().document(path).filter(document -> document.version().isPresent())
                .ifPresent(document -> session.change(world -> world.with(TextChanges.apply(document,
                        changed.getTextDocument().getVersion(), changed.getContentChanges(),
                        editor.get().encoding()))));
    }

    @Override
    public void didClose(DidCloseTextDocumentParams closed) {
        tokens.forget(closed.getTextDocument().getUri());
        session.change(world -> world.without(Uris.path(closed.getTextDocument().getUri())));
    }

    /** A model may have been downloaded or trained meanwhile. */
    @Override
    public void didSave(DidSaveTextDocumentParams saved) {
        session.change(World::withNewestModels);
        lookForChanges();
        if (!editor.get().registersWatchers()) {
            answering.later(lookAround);
        }
    }

    @Override
    public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(CompletionParams asked) {
        return answering.quick(uri(asked), FINE, scene -> CompletionRequest.answer(scene, asked));
    }

    @Override
    public CompletableFuture<CompletionItem> resolveCompletionItem(CompletionItem item) {
        return answering.quick(CompletionResolve.uri(item), FINE, scene -> CompletionResolve.answer(scene, item))
                .thenApply(found -> found == null ? item : found);
    }

    @Override
    public CompletableFuture<Hover> hover(HoverParams asked) {
        return answering.quick(uri(asked), FINE, scene -> HoverRequest.answer(scene, asked.getPosition()));
    }

    @Override
    public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams asked) {
        return answering.quick(uri(asked), FINE, scene -> SignatureRequest.answer(scene, asked.getPosition()));
    }

    @Override
    public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> definition(
            DefinitionParams asked) {
        return answering.quick(uri(asked), FINE, scene -> DefinitionRequest.answer(scene, asked.getPosition()));
    }

    @Override
    public CompletableFuture<List<? extends Location>> references(ReferenceParams asked) {
        return answering.everywhere(uri(asked), FINE, scene -> ReferencesRequest.answer(scene, asked));
    }

    @Override
    public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(DocumentHighlightParams asked) {
        return answering.quick(uri(asked), FINE, scene -> HighlightRequest.answer(scene, asked.getPosition()));
    }

    @Override
    public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
            DocumentSymbolParams asked) {
        return answering.quick(asked.getTextDocument().getUri(), FINE, SymbolRequest::answer);
    }

    @Override
    public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(CodeActionParams asked) {
        return answering.thorough(asked.getTextDocument().getUri(), ASK_AGAIN,
                scene -> CodeActionRequest.answer(scene, asked));
    }

    @Override
    public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams asked) {
        return answering.thorough(asked.getTextDocument().getUri(), ASK_AGAIN,
                scene -> CodeLensRequest.answer(scene, runs));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> formatting(DocumentFormattingParams asked) {
        return answering.quick(asked.getTextDocument().getUri(), ASK_AGAIN, FormattingRequest::document);
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> rangeFormatting(DocumentRangeFormattingParams asked) {
        return answering.quick(asked.getTextDocument().getUri(), ASK_AGAIN,
                scene -> FormattingRequest.range(scene, asked.getRange()));
    }

    @Override
    public CompletableFuture<List<? extends TextEdit>> onTypeFormatting(DocumentOnTypeFormattingParams asked) {
        return answering.quick(uri(asked), ASK_AGAIN,
                scene -> FormattingRequest.onType(scene, asked.getPosition(), asked.getCh()));
    }

    @Override
    public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>> prepareRename(
            PrepareRenameParams asked) {
        return answering.quick(uri(asked), FINE, scene -> PrepareRenameRequest.answer(scene, asked.getPosition()));
    }

    @Override
    public CompletableFuture<WorkspaceEdit> rename(RenameParams asked) {
        return answering.everywhere(uri(asked), ASK_AGAIN, scene -> RenameRequest.answer(scene, asked));
    }

    @Override
    public CompletableFuture<LinkedEditingRanges> linkedEditingRange(LinkedEditingRangeParams asked) {
        return answering.quick(uri(asked), ASK_AGAIN,
                scene -> LinkedEditingRequest.answer(scene, asked.getPosition()));
    }

    @Override
    public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams asked) {
        return answering.thorough(asked.getTextDocument().getUri(), ASK_AGAIN, LinkRequest::answer);
    }

    @Override
    public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams asked) {
        return answering.thorough(asked.getTextDocument().getUri(), FINE, FoldingRequest::answer);
    }

    @Override
    public CompletableFuture<List<SelectionRange>> selectionRange(SelectionRangeParams asked) {
        return answering.quick(asked.getTextDocument().getUri(), FINE,
                scene -> SelectionRequest.answer(scene, asked.getPositions()));
    }

    @Override
    public CompletableFuture<List<CallHierarchyItem>> prepareCallHierarchy(CallHierarchyPrepareParams asked) {
        return answering.thorough(uri(asked), FINE, scene -> CallRequest.prepare(scene, asked.getPosition()));
    }

    @Override
    public CompletableFuture<List<CallHierarchyIncomingCall>> callHierarchyIncomingCalls(
            CallHierarchyIncomingCallsParams asked) {
        return answering.workspace(scene -> CallRequest.incoming(scene, asked.getItem()));
    }

    @Override
    public CompletableFuture<List<CallHierarchyOutgoingCall>> callHierarchyOutgoingCalls(
            CallHierarchyOutgoingCallsParams asked) {
        return answering.workspace(scene -> CallRequest.outgoing(scene, asked.getItem()));
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams asked) {
        return answering.quick(asked.getTextDocument().getUri(), ASK_AGAIN, tokens::full);
    }

    @Override
    public CompletableFuture<Either<SemanticTokens, SemanticTokensDelta>> semanticTokensFullDelta(
            SemanticTokensDeltaParams asked) {
        return answering.quick(asked.getTextDocument().getUri(), ASK_AGAIN,
                scene -> tokens.delta(scene, asked.getPreviousResultId()));
    }

    @Override
    public CompletableFuture<SemanticTokens> semanticTokensRange(SemanticTokensRangeParams asked) {
        return answering.quick(asked.getTextDocument().getUri(), ASK_AGAIN,
                scene -> tokens.range(scene, asked.getRange()));
    }

    @Override
    public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams asked) {
        return answering.thorough(asked.getTextDocument().getUri(), ASK_AGAIN,
                scene -> InlayHintRequest.answer(scene, asked.getRange()));
    }

    @Override
    public CompletableFuture<DocumentDiagnosticReport> diagnostic(DocumentDiagnosticParams asked) {
        return answering.anyLength(asked.getTextDocument().getUri(), ASK_AGAIN,
                scene -> DiagnosticRequest.answer(scene, asked.getPreviousResultId()));
    }

    private static String uri(TextDocumentPositionParams asked) {
        return asked.getTextDocument().getUri();
    }
}
