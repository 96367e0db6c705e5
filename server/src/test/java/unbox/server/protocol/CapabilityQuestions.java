package unbox.server.protocol;

import static unbox.server.protocol.EditorFixture.get;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.eclipse.lsp4j.CallHierarchyPrepareParams;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentOnTypeFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FileRename;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceDiagnosticParams;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.services.TextDocumentService;

/** A right question for each part of the capabilities, about a script and what it imports. */
final class CapabilityQuestions {
    private static final String SCRIPT = """
            import "names.unbox"
            model "landscape"

            region left = rect(0, 0, 0.5, 1)

            edit snowfall(strength = 8) {
              add snow by strength in left
              add up.0.1#457 by 2
            }

            experiment winter {
              prompt "a meadow"
              edit   none, snowfall(3)
            }
            """;
    private static final Range WHOLE = new Range(new Position(0, 0), new Position(14, 0));
    private static final Position SNOW = new Position(6, 7);
    private static final FormattingOptions OPTIONS = new FormattingOptions(2, true);

    /** What is asked, and what the answer must have in it. */
    record Question(Callable<Object> asked, String expected) {}

    private final Path place;
    private final EditorFixture editor;
    private final Map<String, Question> questions = new TreeMap<>();
    private final TextDocumentIdentifier script;
    private final TextDocumentService texts;
    private int texted;

    private CapabilityQuestions(Path place, EditorFixture editor, TextDocumentIdentifier script) {
        this.place = place;
        this.editor = editor;
        this.script = script;
        texts = editor.server.getTextDocumentService();
        askAboutTexts();
        askAboutNames();
        askAboutLooks();
        askAboutTheWorkspace();
    }

    /**
     * The questions by the name of the part, as {@code hoverProvider}.
     *
     * @param place holds the editor's folder, {@code workspace}
     */
    static Map<String, Question> of(Path place, EditorFixture editor) throws Exception {
        Path folder = place.resolve("workspace");
        editor.open("names.unbox", "feature snow = up.0.1#294\n");
        TextDocumentIdentifier script = editor.open("script.unbox", SCRIPT);
        Files.createDirectories(folder.resolve("lib"));
        Files.writeString(folder.resolve("lib/all.unbox"), "");
        return new CapabilityQuestions(place, editor, script).questions;
    }

    private void ask(String capability, String expected, Callable<Object> asked) {
        questions.put(capability, new Question(asked, expected));
    }

    private void askAboutTexts() {
        ask("positionEncoding", "\"character\":17", () -> {
            TextDocumentIdentifier other = opened("/* \uD83D\uDE00 */ feature cold = up.0.1#204");
            return get(texts.prepareRename(new PrepareRenameParams(other, new Position(0, 18))));
        });
        ask("textDocumentSync.openClose", "ModelStatement", () -> get(editor.server.tree(about(script))));
        ask("textDocumentSync.change", "DefaultStatement", () -> {
            TextDocumentIdentifier other = opened("model \"landscape\"\n");
            editor.change(name(), 2, new Range(new Position(1, 0), new Position(1, 0)), "seed 4\n");
            return get(editor.server.tree(about(other)));
        });
        ask("textDocumentSync.save", "ModelStatement", () -> {
            texts.didSave(new DidSaveTextDocumentParams(script));
            return get(editor.server.tree(about(script)));
        });
        ask("completionProvider.resolveProvider", "strength 1 is an activation of", () -> {
            TextDocumentIdentifier other = opened("model \"landscape\"\nfeature f = up.0.1#fog");
            var list = get(texts.completion(new CompletionParams(other, new Position(1, 22)))).getRight();
            return get(texts.resolveCompletionItem(list.getItems().getFirst()));
        });
        ask("completionProvider.triggerCharacters", "all have proposals", this::proposeBehindTriggers);
        ask("signatureHelpProvider.triggerCharacters", "snowfall(strength", () -> get(texts.signatureHelp(
                new SignatureHelpParams(script, new Position(12, 24)))));
        ask("signatureHelpProvider.retriggerCharacters", "\"activeParameter\":1", () -> {
            TextDocumentIdentifier other = opened("edit e(a, b) { skip a }\nexperiment x { edit e(1, b:");
            return get(texts.signatureHelp(new SignatureHelpParams(other, new Position(1, 28))));
        });
        ask("diagnosticProvider.interFileDependencies", "unknown-name", () -> {
            opened("feature ice = up.0.1#1");
            TextDocumentIdentifier other = opened("import \"" + name() + "\"\nedit e { remove snow }");
            return get(texts.diagnostic(new DocumentDiagnosticParams(other)));
        });
        ask("diagnosticProvider.workspaceDiagnostics", "names.unbox", () -> get(
                editor.server.getWorkspaceService().diagnostic(new WorkspaceDiagnosticParams(List.of()))));
        ask("codeActionProvider.codeActionKinds",
                "[quickfix, refactor.extract, refactor.inline, refactor.rewrite, source.fixAll]", this::kindsOfActions);
    }

    /** Behind each character that opens the list by itself there is something in it. */
    private String proposeBehindTriggers() throws Exception {
        Map<String, String> behind = Map.of("#", "edit e { add up.0.1#", ".", "edit e { skip up.", "\"", "import \"",
                "{",
                "prompt p(a) = \"a {", "/", "import \"lib/", "(", "edit e(f) { remove f }\nexperiment x { edit e(", ",",
                "edit e(f, s) { add f by s }\nexperiment x { edit e(up.0.1#1,", ":",
                "region r = rect(0, 0, 1, 1)\nedit e(p) { remove up.0.1#1 in p }\nexperiment x { edit e(p:");
        List<String> triggers = editor.capabilities.getCompletionProvider().getTriggerCharacters();
        for (String trigger : triggers) {
            String text = "model \"landscape\"\n" + behind.get(trigger);
            TextDocumentIdentifier other = opened(text);
            int line = (int) text.chars().filter(letter -> letter == '\n').count();
            var caret = new Position(line, text.length() - text.lastIndexOf('\n') - 1);
            if (get(texts.completion(new CompletionParams(other, caret))).getRight().getItems().isEmpty()) {
                return "nothing behind " + trigger;
            }
        }
        return "all have proposals";
    }

    private String kindsOfActions() throws Exception {
        TextDocumentIdentifier other = opened("""
                model "landscape"
                region left = rect(0, 0, 0.5, 1)
                edit e { remvoe up.0.1#457 in left }
                """);
        TreeSet<String> kinds = new TreeSet<>();
        for (Position place : List.of(new Position(2, 10), new Position(2, 18), new Position(2, 31))) {
            get(texts
                    .codeAction(new CodeActionParams(other, new Range(place, place), new CodeActionContext(List.of()))))
                    .forEach(action -> kinds.add(action.getRight().getKind()));
        }
        return kinds.toString();
    }

    private void askAboutNames() {
        ask("hoverProvider", "strength 1 is an activation of 62.3",
                () -> get(texts.hover(new HoverParams(script, SNOW))));
        ask("definitionProvider", "names.unbox", () -> get(texts.definition(new DefinitionParams(script, SNOW))));
        ask("referencesProvider", "names.unbox", () -> get(texts.references(
                new ReferenceParams(script, SNOW, new ReferenceContext(true)))));
        ask("documentHighlightProvider", "\"line\":12", () -> get(texts.documentHighlight(
                new DocumentHighlightParams(script, new Position(5, 7)))));
        ask("renameProvider.prepareProvider", "\"placeholder\":\"snow\"",
                () -> get(texts.prepareRename(new PrepareRenameParams(script, SNOW))));
        ask("documentSymbolProvider", "winter", () -> get(texts.documentSymbol(new DocumentSymbolParams(script))));
        ask("workspaceSymbolProvider", "snowfall", () -> get(
                editor.server.getWorkspaceService().symbol(new WorkspaceSymbolParams("snowf"))));
        ask("callHierarchyProvider", "snowfall", () -> get(texts.prepareCallHierarchy(
                new CallHierarchyPrepareParams(script, new Position(5, 7)))));
        ask("linkedEditingRangeProvider", "\"line\":12", () -> get(texts.linkedEditingRange(
                new LinkedEditingRangeParams(script, new Position(5, 7)))));
        ask("documentLinkProvider", "names.unbox", () -> get(texts.documentLink(new DocumentLinkParams(script))));
    }

    private void askAboutLooks() {
        ask("codeLensProvider", "Run (2 pictures)", () -> get(texts.codeLens(new CodeLensParams(script))));
        ask("inlayHintProvider", "sunset", () -> get(texts.inlayHint(new InlayHintParams(script, WHOLE))));
        ask("foldingRangeProvider", "\"startLine\":10", () -> get(texts.foldingRange(
                new FoldingRangeRequestParams(script))));
        ask("selectionRangeProvider", "\"parent\"", () -> get(texts.selectionRange(
                new SelectionRangeParams(script, List.of(SNOW)))));
        ask("documentFormattingProvider", "\\n  ", () -> {
            TextDocumentIdentifier other = opened("edit e {\nskip mid.0\n}");
            return get(texts.formatting(new DocumentFormattingParams(other, OPTIONS)));
        });
        ask("documentRangeFormattingProvider", "\\n  ", () -> {
            TextDocumentIdentifier other = opened("edit e {\nskip mid.0\n}");
            return get(texts.rangeFormatting(new DocumentRangeFormattingParams(other, OPTIONS, WHOLE)));
        });
        ask("documentOnTypeFormattingProvider.firstTriggerCharacter", "\"newText\":\"\\n\"", () -> {
            TextDocumentIdentifier other = opened("edit e {\n  skip mid.0\n  }");
            return get(texts
                    .onTypeFormatting(new DocumentOnTypeFormattingParams(other, OPTIONS, new Position(2, 3), "}")));
        });
        ask("documentOnTypeFormattingProvider.moreTriggerCharacter", "\"newText\":\"  \"", () -> {
            TextDocumentIdentifier other = opened("edit e {\n\n}");
            return get(texts.onTypeFormatting(
                    new DocumentOnTypeFormattingParams(other, OPTIONS, new Position(1, 0), "\n")));
        });
        ask("semanticTokensProvider.legend.tokenTypes", "keyword", () -> editor.capabilities.getSemanticTokensProvider()
                .getLegend().getTokenTypes().get(firstToken().get(3)));
        ask("semanticTokensProvider.legend.tokenModifiers", "deprecated",
                () -> editor.capabilities.getSemanticTokensProvider().getLegend().getTokenModifiers());
        ask("semanticTokensProvider.range", "[6,2,3", () -> get(texts.semanticTokensRange(
                new SemanticTokensRangeParams(script, new Range(new Position(6, 0), new Position(7, 0))))));
        ask("semanticTokensProvider.full.delta", "\"edits\":[]", () -> {
            String id = get(texts.semanticTokensFull(new SemanticTokensParams(script))).getResultId();
            return get(texts.semanticTokensFullDelta(new SemanticTokensDeltaParams(script, id)));
        });
    }

    private List<Integer> firstToken() throws Exception {
        return get(texts.semanticTokensFull(new SemanticTokensParams(script))).getData();
    }

    private void askAboutTheWorkspace() {
        Callable<Object> another = () -> {
            Path other = Files.createDirectories(place.resolve("another"));
            Files.writeString(other.resolve("found.unbox"), "feature found_there = up.0.1#1\n");
            var added = new WorkspaceFolder(other.toUri().toString(), "another");
            editor.server.getWorkspaceService().didChangeWorkspaceFolders(new DidChangeWorkspaceFoldersParams(
                    new WorkspaceFoldersChangeEvent(List.of(added), List.of())));
            return get(editor.server.getWorkspaceService().symbol(new WorkspaceSymbolParams("found")));
        };
        ask("workspace.workspaceFolders.supported", "found_there", another);
        ask("workspace.workspaceFolders.changeNotifications", "found_there", another);
        ask("workspace.fileOperations.willRename.filters", "lib/names.unbox", () -> get(
                editor.server.getWorkspaceService().willRenameFiles(new RenameFilesParams(List.of(
                        new FileRename(editor.uri("names.unbox"), editor.uri("lib/names.unbox")))))));
    }

    private String name() {
        return "other" + texted + ".unbox";
    }

    private TextDocumentIdentifier opened(String text) throws Exception {
        texted++;
        return editor.open(name(), text);
    }

    private static JsonObject about(TextDocumentIdentifier document) {
        var asked = new JsonObject();
        asked.addProperty("uri", document.getUri());
        return asked;
    }
}
