package unbox.server.protocol;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;

/** Something that an editor asks while a person works, somewhere in the first lines of a script. */
final class RandomQuestion {
    private static final int LINES = 8;
    private static final int COLUMNS = 30;

    private RandomQuestion() {}

    static CompletableFuture<?> ask(EditorFixture editor, TextDocumentIdentifier script, Random random) {
        TextDocumentService texts = editor.server.getTextDocumentService();
        WorkspaceService workspace = editor.server.getWorkspaceService();
        var at = new Position(random.nextInt(LINES), random.nextInt(COLUMNS));
        return switch (random.nextInt(10)) {
            case 0, 1 -> texts.completion(new CompletionParams(script, at));
            case 2 -> texts.hover(new HoverParams(script, at));
            case 3 -> texts.diagnostic(new DocumentDiagnosticParams(script));
            case 4 -> texts.rename(new RenameParams(script, at, "other"));
            case 5 -> texts.references(new ReferenceParams(script, at, new ReferenceContext(true)));
            case 6 -> texts.codeLens(new CodeLensParams(script));
            case 7 -> workspace.symbol(new WorkspaceSymbolParams("snow"));
            case 8 -> editor.server.features(query(script));
            default -> workspace.diagnostic(new WorkspaceDiagnosticParams(List.of()));
        };
    }

    private static JsonObject query(TextDocumentIdentifier script) {
        var asked = new JsonObject();
        asked.addProperty("uri", script.getUri());
        asked.addProperty("query", "snow");
        return asked;
    }
}
