package unbox.server.protocol;

import static unbox.server.protocol.EditorFixture.get;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.services.TextDocumentService;

/** What a server answers about a document; equal for equal texts, whatever was before. */
record Answers(String tree, List<Diagnostic> problems, List<Integer> tokens, String symbols, String folds,
        List<? extends CodeLens> lenses, String formatting, String workspace) {

    static Answers of(EditorFixture editor, String name) throws Exception {
        TextDocumentService texts = editor.server.getTextDocumentService();
        TextDocumentIdentifier script = editor.document(name);
        var asked = new JsonObject();
        asked.addProperty("uri", script.getUri());
        List<Diagnostic> problems = get(texts.diagnostic(new DocumentDiagnosticParams(script))).getLeft().getItems();
        return new Answers(get(editor.server.tree(asked)).toString(), problems,
                get(texts.semanticTokensFull(new SemanticTokensParams(script))).getData(),
                get(texts.documentSymbol(new DocumentSymbolParams(script))).toString(),
                get(texts.foldingRange(new FoldingRangeRequestParams(script))).toString(),
                get(texts.codeLens(new CodeLensParams(script))),
                get(texts.formatting(new DocumentFormattingParams(script, new FormattingOptions(2, true)))).toString(),
                get(editor.server.getWorkspaceService().symbol(new WorkspaceSymbolParams(""))).toString());
    }

    /** Those of another server, which has seen nothing but this text. */
    static Answers ofFresh(Path folder, String name, String text) throws Exception {
        try (EditorFixture editor = new EditorFixture(folder, EditorFixture.everything())) {
            editor.open(name, text);
            return of(editor, name);
        }
    }
}
