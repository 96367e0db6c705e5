package unbox.server.protocol;

import static unbox.server.protocol.EditorFixture.get;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.services.TextDocumentService;

/** All that a server answers about a workspace, as text by what was asked; equal for equal files and texts. */
final class WorkspaceAnswers {
    private static final int BETWEEN_PLACES = 9;

    private final EditorFixture editor;
    private final TextDocumentService texts;
    private final Map<String, String> answers = new TreeMap<>();

    private WorkspaceAnswers(EditorFixture editor) {
        this.editor = editor;
        texts = editor.server.getTextDocumentService();
    }

    /** @param open the texts that are open, by name */
    static Map<String, String> of(EditorFixture editor, Map<String, String> open) throws Exception {
        var asked = new WorkspaceAnswers(editor);
        asked.workspace();
        for (Map.Entry<String, String> each : open.entrySet()) {
            asked.document(each.getKey());
            asked.places(each.getKey(), each.getValue());
        }
        return asked.answers;
    }

    private void put(String question, CompletableFuture<?> answer) throws Exception {
        String told;
        try {
            told = String.valueOf(answer.get(EditorFixture.SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException refused) {
            told = refused.getCause().toString();
        }
        answers.put(question, told);
    }

    private void workspace() throws Exception {
        var workspace = editor.server.getWorkspaceService();
        get(workspace.willRenameFiles(new RenameFilesParams(List.of()))); // what was to be looked through has been
        put("problems everywhere", workspace.diagnostic(new WorkspaceDiagnosticParams(List.of())));
        put("symbols everywhere", workspace.symbol(new WorkspaceSymbolParams("")));
    }

    private void document(String name) throws Exception {
        TextDocumentIdentifier script = editor.document(name);
        var asked = new JsonObject();
        asked.addProperty("uri", script.getUri());
        put(name + " problems", texts.diagnostic(new DocumentDiagnosticParams(script)));
        put(name + " tokens",
                texts.semanticTokensFull(new SemanticTokensParams(script)).thenApply(SemanticTokens::getData));
        put(name + " symbols", texts.documentSymbol(new DocumentSymbolParams(script)));
        put(name + " lenses", texts.codeLens(new CodeLensParams(script)));
        put(name + " links", texts.documentLink(new DocumentLinkParams(script)));
        put(name + " hints", texts.inlayHint(
                new InlayHintParams(script, new Range(new Position(0, 0), new Position(1000, 0)))));
        put(name + " plan", editor.server.plan(asked));
        var searched = asked.deepCopy();
        searched.addProperty("query", "snow");
        put(name + " features", editor.server.features(searched));
        asked.addProperty("feature", "up.0.1#294");
        put(name + " feature", editor.server.feature(asked));
    }

    private void places(String name, String text) throws Exception {
        TextDocumentIdentifier script = editor.document(name);
        for (Position at : places(text)) {
            String here = name + " " + at.getLine() + ":" + at.getCharacter() + " ";
            put(here + "hover", texts.hover(new HoverParams(script, at)));
            put(here + "completion", texts.completion(new CompletionParams(script, at)));
            put(here + "definition", texts.definition(new DefinitionParams(script, at)));
            put(here + "references",
                    texts.references(new ReferenceParams(script, at, new ReferenceContext(true))));
            put(here + "rename", texts.rename(new RenameParams(script, at, "renamed")));
            put(here + "actions", texts.codeAction(
                    new CodeActionParams(script, new Range(at, at), new CodeActionContext(List.of()))));
        }
    }

    private static List<Position> places(String text) {
        List<Position> places = new ArrayList<>();
        String[] lines = text.split("\r\n|\r|\n", -1);
        for (int line = 0; line < lines.length; line++) {
            for (int column = 0; column <= lines[line].length(); column += BETWEEN_PLACES) {
                places.add(new Position(line, column));
            }
        }
        return places;
    }
}
