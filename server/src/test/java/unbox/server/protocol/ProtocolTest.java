package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.EditorFixture.get;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each thing that the server says it can do, asked through the protocol: there is an answer, and the right one. */
class ProtocolTest {
    private static final String SCRIPT = """
            import "names.unbox"
            model "landscape"

            edit snowfall(strength = 8) {
              add snow by strength
            }

            experiment winter {
              prompt "a meadow"
              edit   none, snowfall(3)
            }
            """;

    @TempDir
    private Path folder;
    private EditorFixture editor;
    private TextDocumentIdentifier script;
    private TextDocumentService texts;

    @BeforeEach
    void openAScriptThatImportsAnother() throws Exception {
        editor = new EditorFixture(folder, EditorFixture.everything());
        editor.open("names.unbox", "feature snow = up.0.1#294\n");
        script = editor.open("script.unbox", SCRIPT);
        texts = editor.server.getTextDocumentService();
    }

    @AfterEach
    void close() throws Exception {
        editor.close();
    }

    @Test
    void problemsAreSentWithCodesLinksAndTags() throws Exception {
        editor.change("script.unbox", 2, new Range(new Position(4, 6), new Position(4, 10)), "snwo");
        Diagnostic problem = editor.problems("script.unbox", 2).getDiagnostics().getFirst();
        assertEquals("unknown-name", problem.getCode().getLeft());
        assertEquals(new Range(new Position(4, 6), new Position(4, 10)), problem.getRange());
        assertTrue(problem.getCodeDescription().getHref().endsWith("docs/problems/unknown-name.md"));
    }

    @Test
    void problemsOfAnImportingTextFollowItsImports() throws Exception {
        editor.problems("script.unbox", 1);
        editor.change("names.unbox", 2, new Range(new Position(0, 8), new Position(0, 12)), "ice");
        List<Diagnostic> problems = List.of();
        while (problems.isEmpty()) {
            problems = editor.problems("script.unbox", 1).getDiagnostics();
        }
        assertEquals("unknown-name", problems.getFirst().getCode().getLeft());
    }

    @Test
    void problemsCanBeAskedFor() throws Exception {
        var first = get(texts.diagnostic(new DocumentDiagnosticParams(script)));
        String id = first.getLeft().getResultId();
        var again = new DocumentDiagnosticParams(script);
        again.setPreviousResultId(id);
        assertEquals(id, get(texts.diagnostic(again)).getRight().getResultId());
        var workspace = get(editor.server.getWorkspaceService().diagnostic(new WorkspaceDiagnosticParams(List.of())));
        assertEquals(2, workspace.getItems().size());
    }

    @Test
    void completionsHaveAnEditAndCanBeResolved() throws Exception {
        editor.change("script.unbox", 2, new Range(new Position(4, 6), new Position(4, 10)), "up.0.1#fog");
        var list = get(texts.completion(new CompletionParams(script, new Position(4, 16)))).getRight();
        CompletionItem fog = list.getItems().stream().filter(item -> item.getLabel().startsWith("up.0.1#204"))
                .findFirst().orElseThrow();
        assertEquals("up.0.1#204 \"fog\"", fog.getTextEditText());
        assertEquals(new Range(new Position(4, 6), new Position(4, 16)),
                list.getItemDefaults().getEditRange().getLeft());
        assertTrue(get(texts.resolveCompletionItem(fog)).getDocumentation().getRight().getValue().contains("fog"));
    }

    @Test
    void filesAreProposedInQuotesAndWithThem() throws Exception {
        Files.createDirectories(folder.resolve("more"));
        Files.writeString(folder.resolve("hand.png"), "");
        editor.change("script.unbox", 2, new Range(new Position(0, 7), new Position(0, 21)), "nam");
        assertEquals(List.of("\"names.unbox\""), proposed(new Position(0, 10)));
        editor.change("script.unbox", 3, new Range(new Position(0, 7), new Position(0, 10)), "\"nam\"");
        assertEquals(List.of("more/", "names.unbox"), proposed(new Position(0, 11)));
        editor.change("script.unbox", 4, new Range(new Position(0, 0), new Position(0, 12)), "region r = mask(\"h\")");
        assertEquals(List.of("hand.png", "more/"), proposed(new Position(0, 18)));
        editor.change("script.unbox", 5, new Range(new Position(1, 7), new Position(1, 17)), "la");
        assertEquals(List.of("landscape", "more/"), proposed(new Position(1, 8)));
    }

    @Test
    void aLineThatMayBeFinishedOffersNothingThatEnterWouldTake() throws Exception {
        editor.change("script.unbox", 2, new Range(new Position(0, 0), new Position(1, 0)),
                "model \"landscape\"\nprompt p(a) = \"{\"\nexperiment e {\n  prompt \"b\"\n");
        assertEquals(List.of("a"), proposedBehind("{", new Position(1, 16)));
        assertEquals(List.of(), proposedBehind("{", new Position(2, 14)));
        assertEquals(List.of(), proposedBehind("\"", new Position(3, 12)));
        assertTrue(proposed(new Position(2, 14)).contains("seed"));
    }

    private List<String> proposedBehind(String trigger, Position caret) throws Exception {
        var asked = new CompletionParams(script, caret,
                new CompletionContext(CompletionTriggerKind.TriggerCharacter, trigger));
        return get(texts.completion(asked)).getRight().getItems().stream().map(CompletionItem::getLabel).toList();
    }

    private List<String> proposed(Position caret) throws Exception {
        return get(texts.completion(new CompletionParams(script, caret))).getRight().getItems().stream()
                .map(CompletionItem::getLabel).toList();
    }

    @Test
    void hoverTellsAboutNames() throws Exception {
        String told = get(texts.hover(new HoverParams(script, new Position(4, 7)))).getContents().getRight().getValue();
        assertTrue(told.contains("feature snow = up.0.1#294"), told);
    }

    @Test
    void definitionsReferencesAndHighlightsAreFound() throws Exception {
        var definition = get(texts.definition(new DefinitionParams(script, new Position(4, 7)))).getRight();
        assertEquals(editor.uri("names.unbox"), definition.getFirst().getTargetUri());
        var references = get(texts.references(
                new ReferenceParams(script, new Position(4, 7), new ReferenceContext(true))));
        assertEquals(2, references.size());
        assertEquals(2, get(texts.documentHighlight(new DocumentHighlightParams(script, new Position(3, 6)))).size());
    }

    @Test
    void namesAreRenamedInAllFiles() throws Exception {
        assertEquals("snow", get(texts.prepareRename(new PrepareRenameParams(script, new Position(4, 7)))).getSecond()
                .getPlaceholder());
        var edit = get(texts.rename(new RenameParams(script, new Position(4, 7), "ice")));
        assertEquals(2, edit.getDocumentChanges().size());
    }

    @Test
    void outlinesAndSymbolsAreGiven() throws Exception {
        var symbols = get(texts.documentSymbol(new DocumentSymbolParams(script)));
        assertEquals(List.of("import", "model", "snowfall", "winter"),
                symbols.stream().map(symbol -> symbol.getRight().getName()).toList());
        var found = get(editor.server.getWorkspaceService().symbol(new WorkspaceSymbolParams("snow"))).getRight();
        assertEquals(List.of("snow", "snowfall"), found.stream().map(WorkspaceSymbol::getName).sorted().toList());
    }

    @Test
    void textsFoldAndSelectionsGrow() throws Exception {
        assertEquals(2, get(texts.foldingRange(new FoldingRangeRequestParams(script))).size());
        var selection = get(texts.selectionRange(new SelectionRangeParams(script, List.of(new Position(4, 7)))));
        assertEquals(new Range(new Position(4, 6), new Position(4, 10)), selection.getFirst().getRange());
        assertNotNull(selection.getFirst().getParent());
    }

    @Test
    void textsAreLaidOut() throws Exception {
        editor.change("script.unbox", 2, new Range(new Position(4, 0), new Position(4, 2)), "        ");
        var options = new FormattingOptions(2, true);
        assertEquals("\n  ", get(texts.formatting(new DocumentFormattingParams(script, options))).stream()
                .map(TextEdit::getNewText).filter(text -> text.equals("\n  ")).findFirst().orElseThrow());
        var part = new Range(new Position(3, 0), new Position(5, 1));
        assertEquals(1, get(texts.rangeFormatting(new DocumentRangeFormattingParams(script, options, part))).size());
        assertEquals("  ", get(texts.onTypeFormatting(
                new DocumentOnTypeFormattingParams(script, options, new Position(4, 0), "\n"))).getFirst()
                .getNewText());
    }

    @Test
    void tokensComeWholeInPartsAndAsChanges() throws Exception {
        SemanticTokens whole = get(texts.semanticTokensFull(new SemanticTokensParams(script)));
        assertEquals(0, whole.getData().size() % 5);
        assertFalse(get(texts.semanticTokensRange(
                new SemanticTokensRangeParams(script, new Range(new Position(4, 0), new Position(5, 0))))).getData()
                .isEmpty());
        editor.change("script.unbox", 2, new Range(new Position(4, 22), new Position(4, 22)), " raw");
        var delta = get(texts.semanticTokensFullDelta(new SemanticTokensDeltaParams(script, whole.getResultId())))
                .getRight();
        assertEquals(1, delta.getEdits().size());
        assertEquals(5, delta.getEdits().getFirst().getData().size());
    }

    @Test
    void mistakesHaveMends() throws Exception {
        editor.change("script.unbox", 2, new Range(new Position(4, 6), new Position(4, 10)), "snwo");
        var actions = get(texts.codeAction(new CodeActionParams(script,
                new Range(new Position(4, 7), new Position(4, 7)), new CodeActionContext(List.of()))));
        CodeAction mend = actions.getFirst().getRight();
        assertEquals(CodeActionKind.QuickFix, mend.getKind());
        assertEquals("snow", mend.getEdit().getDocumentChanges().getFirst().getLeft().getEdits().getFirst().getLeft()
                .getNewText());
    }

    @Test
    void callsHaveSignaturesHintsAndLinks() throws Exception {
        var signature = get(texts.signatureHelp(new SignatureHelpParams(script, new Position(9, 25))));
        assertEquals("snowfall(strength = 8)", signature.getSignatures().getFirst().getLabel());
        var hints = get(
                texts.inlayHint(new InlayHintParams(script, new Range(new Position(0, 0), new Position(11, 0)))));
        assertTrue(hints.stream().anyMatch(hint -> hint.getLabel().getLeft().equals("2 pictures")), hints.toString());
        assertEquals(editor.uri("names.unbox"),
                get(texts.documentLink(new DocumentLinkParams(script))).getFirst().getTarget());
    }

    @Test
    void experimentsHaveCommands() throws Exception {
        CodeLens run = get(texts.codeLens(new CodeLensParams(script))).getFirst();
        assertEquals("unbox.run", run.getCommand().getCommand());
        JsonObject argument = (JsonObject) run.getCommand().getArguments().getFirst();
        assertEquals("winter", argument.get("experiment").getAsString());
        assertEquals(editor.uri("script.unbox"), argument.get("uri").getAsString());
    }

    @Test
    void localNamesAreEditedTogetherAndCallsHaveAHierarchy() throws Exception {
        assertEquals(2, get(texts.linkedEditingRange(new LinkedEditingRangeParams(script, new Position(3, 6))))
                .getRanges().size());
        CallHierarchyItem item = get(texts.prepareCallHierarchy(
                new CallHierarchyPrepareParams(script, new Position(3, 6)))).getFirst();
        assertEquals("winter", get(texts.callHierarchyIncomingCalls(new CallHierarchyIncomingCallsParams(item)))
                .getFirst().getFrom().getName());
        assertEquals("snow", get(texts.callHierarchyOutgoingCalls(new CallHierarchyOutgoingCallsParams(item)))
                .getFirst().getTo().getName());
    }

    @Test
    void importsFollowRenamedFiles() throws Exception {
        var edit = get(editor.server.getWorkspaceService().willRenameFiles(new RenameFilesParams(
                List.of(new FileRename(editor.uri("names.unbox"), editor.uri("lib/all.unbox"))))));
        assertEquals("lib/all.unbox", edit.getDocumentChanges().getFirst().getLeft().getEdits().getFirst().getLeft()
                .getNewText());
    }

    @Test
    void filesAreWatchedAndTheScanShowsProgress() throws Exception {
        assertEquals("workspace/didChangeWatchedFiles",
                editor.registrations.poll(EditorFixture.SECONDS, TimeUnit.SECONDS).getMethod());
        assertTrue(editor.progress.poll(EditorFixture.SECONDS, TimeUnit.SECONDS).getValue()
                .getLeft() instanceof WorkDoneProgressBegin);
        assertTrue(editor.progress.poll(EditorFixture.SECONDS, TimeUnit.SECONDS).getValue()
                .getLeft() instanceof WorkDoneProgressEnd);
    }

    @Test
    void aFileThatChangesOnDiskIsReadAgain() throws Exception {
        Files.writeString(folder.resolve("library.unbox"), "feature snow = up.0.1#294\n");
        editor.open("user.unbox", "import \"library.unbox\"\nedit e { remove ice }\n");
        assertEquals("unknown-name", editor.problems("user.unbox", 1).getDiagnostics().getFirst().getCode().getLeft());
        Files.writeString(folder.resolve("library.unbox"), "feature ice = up.0.1#294\n");
        editor.server.getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(
                List.of(new FileEvent(editor.uri("library.unbox"), FileChangeType.Changed))));
        while (!editor.problems("user.unbox", 1).getDiagnostics().isEmpty()) {
            assertFalse(editor.exited.isDone());
        }
    }

    @Test
    void plansFeaturesAndTreesAreGiven() throws Exception {
        var asked = new JsonObject();
        asked.addProperty("uri", script.getUri());
        asked.addProperty("query", "snow");
        asked.addProperty("feature", "up.0.1#294");
        var plan = get(editor.server.plan(asked)).getAsJsonObject().getAsJsonObject("plan");
        assertEquals("winter", plan.getAsJsonArray("experiments").get(0).getAsJsonObject().get("name").getAsString());
        assertFalse(get(editor.server.features(asked)).getAsJsonObject().getAsJsonArray("features").isEmpty());
        asked.remove("query");
        asked.addProperty("block", "up.0.1");
        asked.addProperty("offset", 510);
        JsonObject page = get(editor.server.features(asked)).getAsJsonObject();
        assertEquals(2, page.getAsJsonArray("features").size());
        assertFalse(page.get("more").getAsBoolean());
        JsonObject card = get(editor.server.feature(asked)).getAsJsonObject();
        assertEquals("snow", card.get("label").getAsString());
        assertEquals(10, card.getAsJsonArray("similar").size());
        assertTrue(card.get("preview").getAsString().endsWith("previews/up.0.1/294.jpg"));
        assertTrue(card.get("markdown").getAsString().contains("Used by `snowfall`"));
        assertEquals(4, get(editor.server.tree(asked)).getAsJsonObject().getAsJsonArray("statements").size());
    }

    @Test
    void theServerEndsWhenItIsTold() throws Exception {
        get(editor.server.shutdown());
        editor.server.exit();
        assertEquals(0, get(editor.exited));
    }
}
