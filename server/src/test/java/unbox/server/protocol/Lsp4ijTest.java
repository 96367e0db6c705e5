package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.EditorFixture.get;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An IDE of JetBrains with the plugin LSP4IJ, which says that it can do this much, gets answers that it can use. */
class Lsp4ijTest {
    /** What LSP4IJ 0.20 says of what the answers depend on. It asks for diagnostics, and ignores {@code isIncomplete}. */
    private static final String CAPABILITIES = """
            {
              "general": { "positionEncodings": ["utf-16"], "staleRequestSupport": { "cancel": true } },
              "window": { "workDoneProgress": true, "showDocument": { "support": true } },
              "workspace": {
                "applyEdit": true, "configuration": true, "workspaceFolders": true,
                "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create", "delete", "rename"] },
                "didChangeWatchedFiles": { "dynamicRegistration": true },
                "didChangeConfiguration": { "dynamicRegistration": true },
                "fileOperations": { "dynamicRegistration": true, "willRename": true, "didRename": true },
                "codeLens": { "refreshSupport": true }, "inlayHint": { "refreshSupport": true },
                "semanticTokens": { "refreshSupport": true }, "diagnostics": { "refreshSupport": true }
              },
              "textDocument": {
                "publishDiagnostics": {
                  "relatedInformation": true, "codeDescriptionSupport": true, "dataSupport": true,
                  "tagSupport": { "valueSet": [1, 2] }
                },
                "diagnostic": { "dynamicRegistration": true, "relatedDocumentSupport": true },
                "completion": {
                  "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown", "plaintext"] },
                  "completionList": { "itemDefaults": ["editRange"] }
                },
                "hover": { "contentFormat": ["markdown", "plaintext"] },
                "definition": { "linkSupport": true },
                "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
                "rename": { "prepareSupport": true },
                "codeAction": {
                  "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix", "refactor"] } },
                  "dataSupport": true, "resolveSupport": { "properties": ["edit"] }
                }
              }
            }
            """;

    @TempDir
    private Path folder;
    private EditorFixture editor;
    private TextDocumentIdentifier script;
    private TextDocumentService texts;

    @BeforeEach
    void openAScriptThatImportsAnother() throws Exception {
        var can = new MessageJsonHandler(Map.of()).getGson().fromJson(CAPABILITIES, ClientCapabilities.class);
        editor = new EditorFixture(folder, can, initializationOptionsOfThePage());
        editor.open("names.unbox", "feature snow = up.0.1#294\n");
        script = editor.open("script.unbox", """
                import "names.unbox"
                model "landscape"

                edit snowfall {
                  add snow by 3
                  add snwo by 3
                }

                experiment winter {
                  prompt "a meadow"
                  edit   snowfall
                }
                """);
        texts = editor.server.getTextDocumentService();
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
    }

    private static JsonObject initializationOptionsOfThePage() throws Exception {
        String page = Files.readString(Path.of("../docs/editors.md"));
        String block = page.substring(page.indexOf("`initializationOptions.json`"));
        return JsonParser.parseString(block.substring(block.indexOf('{'), block.indexOf("\n```\n"))).getAsJsonObject();
    }

    @Test
    void problemsAreAskedForAndNeverSentBesides() throws Exception {
        assertEquals(List.of("snwo"), problems().stream().map(Lsp4ijTest::unknown).toList());
        editor.change("names.unbox", 2, new Range(new Position(0, 8), new Position(0, 12)), "ice");
        assertEquals("problems", editor.refreshed.poll(EditorFixture.SECONDS, TimeUnit.SECONDS));
        assertEquals(List.of("snow", "snwo"), problems().stream().map(Lsp4ijTest::unknown).toList());
        assertTrue(editor.published.isEmpty());
    }

    /** It takes from the typed text what the filter begins with, and looks for the rest; so all of it must be there. */
    @Test
    void featuresThatAreFoundByTheirLabelsAreLeftInItsList() throws Exception {
        editor.change("script.unbox", 2, new Range(new Position(5, 6), new Position(5, 10)), "up.0.1#night");
        var list = get(texts.completion(new CompletionParams(script, new Position(5, 18)))).getRight();
        CompletionItem found = list.getItems().stream().filter(item -> item.getLabel().equals("up.0.1#419 snow, night"))
                .findFirst().orElseThrow();
        assertTrue(found.getFilterText().startsWith("up.0.1#night"), found.getFilterText());
        assertEquals("up.0.1#419 \"snow, night\"", found.getTextEditText());
        assertEquals(new Range(new Position(5, 6), new Position(5, 18)),
                list.getItemDefaults().getEditRange().getLeft());
    }

    @Test
    void statementsHavePlacesToFillIn() throws Exception {
        var list = get(texts.completion(new CompletionParams(script, new Position(7, 0)))).getRight();
        assertTrue(list.getItems().stream().anyMatch(item -> item.getInsertTextFormat() == InsertTextFormat.Snippet));
    }

    @Test
    void mendsComeWithTheirEdits() throws Exception {
        Diagnostic problem = problems().getFirst();
        var asked = new CodeActionParams(script, problem.getRange(), new CodeActionContext(List.of(problem)));
        CodeAction mend = get(texts.codeAction(asked)).getFirst().getRight();
        assertEquals("Write `snow`", mend.getTitle());
        assertEquals("snow", mend.getEdit().getDocumentChanges().getFirst().getLeft().getEdits().getFirst().getLeft()
                .getNewText());
    }

    @Test
    void namesAreToldFoundAndRenamedInBothFiles() throws Exception {
        var snow = new Position(4, 6);
        assertEquals(MarkupKind.MARKDOWN, get(texts.hover(new HoverParams(script, snow))).getContents().getRight()
                .getKind());
        assertEquals(editor.uri("names.unbox"), get(texts.definition(new DefinitionParams(script, snow))).getRight()
                .getFirst().getTargetUri());
        var edit = get(texts.rename(new RenameParams(script, snow, "ice")));
        assertEquals(2, edit.getDocumentChanges().size());
    }

    @Test
    void itGetsNoLensesWhoseCommandsItDoesNotKnow() throws Exception {
        editor.change("script.unbox", 2, new Range(new Position(5, 6), new Position(5, 10)), "snow");
        assertEquals(List.of(), get(texts.codeLens(new CodeLensParams(script))));
    }

    /** The name of which a problem says that there is none. */
    private static String unknown(Diagnostic problem) {
        return problem.getMessage().getLeft().split("`")[1];
    }

    private List<Diagnostic> problems() throws Exception {
        return get(texts.diagnostic(new DocumentDiagnosticParams(script))).getLeft().getItems();
    }
}
