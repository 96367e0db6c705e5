package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Changes a text at random and asks about it; each answer is looked at: whether its places lie in the text it was asked of. */
final class RandomPerson {
    private static final String START = """
            model "landscape"
            import "names.unbox"
            region face = not rect(0, 0, 1, 0.5)
            edit stripy(strength = 5) { add fur, up.0.1#294 by strength in face }
            experiment x {
              prompt "a meadow"
              seed 0..3
              edit none, stripy([1, 2])
            }
            """;
    private static final List<String> PIECES = List.of(" ", "\n", "\r\n", "{", "}", "(", ")", "\"", "/*", "*/", "//",
            "#", "up.0.1#", "up.0.1#sn", "edit e ", "experiment y {", "fur", "strength", "seed 1", "\uD83D\uDE00", "\t",
            "\u00e9", ",", "by 3", "region r = ", "{animal}", "\uFEFF", "0..", "=", "[", "import \"");

    private final Random random;
    private String text = START;

    RandomPerson(Random random) {
        this.random = random;
    }

    String text() {
        return text;
    }

    /** One to three changes, each of the text that the one before has left. Now and then everything begins anew. */
    List<TextDocumentContentChangeEvent> edit() {
        List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
        for (int change = random.nextInt(3); change >= 0; change--) {
            changes.add(change());
        }
        return changes;
    }

    private TextDocumentContentChangeEvent change() {
        if (random.nextInt(60) == 0) {
            text = START;
            return new TextDocumentContentChangeEvent(START);
        }
        int start = boundary(random.nextInt(text.length() + 1));
        int end = boundary(
                Math.min(text.length(), start + (random.nextInt(3) == 0 ? random.nextInt(12) : 0)));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        var range = new Range(position(text, start), position(text, end));
        text = text.substring(0, start) + piece + text.substring(end);
        return new TextDocumentContentChangeEvent(range, piece);
    }

    private int boundary(int offset) {
        boolean inside = offset > 0 && offset < text.length()
                && (Character.isLowSurrogate(text.charAt(offset))
                        || text.charAt(offset) == '\n' && text.charAt(offset - 1) == '\r');
        return inside ? offset - 1 : offset;
    }

    private static Position position(String text, int offset) {
        String[] lines = text.substring(0, offset).split("\r\n|\r|\n", -1);
        return new Position(lines.length - 1, lines[lines.length - 1].length());
    }

    /** Asks something, and cancels now and then what was asked. */
    CompletableFuture<?> ask(EditorFixture editor, String name) {
        CompletableFuture<?> answer = question(editor, editor.document(name),
                position(text, boundary(random.nextInt(text.length() + 1))));
        if (random.nextInt(10) == 0) {
            answer.cancel(true);
        }
        return answer;
    }

    private CompletableFuture<?> question(EditorFixture editor, TextDocumentIdentifier script, Position at) {
        TextDocumentService texts = editor.server.getTextDocumentService();
        Consumer<Range> inside = inside();
        var whole = new Range(new Position(0, 0), position(text, text.length()));
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> looked(texts.completion(new CompletionParams(script, at)), list -> {
                if (list.getRight().getItemDefaults() != null) {
                    inside.accept(list.getRight().getItemDefaults().getEditRange().getLeft());
                }
            });
            case 3 -> looked(texts.hover(new HoverParams(script, at)), hover -> inside.accept(hover.getRange()));
            case 4 -> looked(texts.documentSymbol(new DocumentSymbolParams(script)),
                    all -> all.forEach(symbol -> inside.accept(symbol.getRight().getRange())));
            case 5 -> texts.semanticTokensFull(new SemanticTokensParams(script));
            case 6 -> texts.semanticTokensFullDelta(new SemanticTokensDeltaParams(script, "1"));
            case 7 -> texts.codeAction(
                    new CodeActionParams(script, new Range(at, at), new CodeActionContext(List.of())));
            case 8 -> looked(texts.formatting(new DocumentFormattingParams(script, new FormattingOptions(2, true))),
                    all -> all.forEach(edit -> inside.accept(edit.getRange())));
            case 9 -> looked(texts.selectionRange(new SelectionRangeParams(script, List.of(at))),
                    all -> all.forEach(selection -> inside.accept(selection.getRange())));
            case 10 -> looked(texts.documentHighlight(new DocumentHighlightParams(script, at)),
                    all -> all.forEach(highlight -> inside.accept(highlight.getRange())));
            case 11 -> texts.rename(new RenameParams(script, at, "other")).exceptionally(RandomPerson::refused);
            case 12 -> texts.inlayHint(new InlayHintParams(script, whole));
            case 13 -> texts.signatureHelp(new SignatureHelpParams(script, at));
            case 14 -> looked(texts.codeLens(new CodeLensParams(script)),
                    all -> all.forEach(lens -> inside.accept(lens.getRange())));
            default -> editor.server.getWorkspaceService().diagnostic(new WorkspaceDiagnosticParams(List.of()));
        };
    }

    /** Not everything can be renamed. */
    private static WorkspaceEdit refused(Throwable reason) {
        assertTrue(reason.toString().contains("ResponseErrorException"), reason.toString());
        return null;
    }

    private static <T> CompletableFuture<?> looked(CompletableFuture<T> answer, Consumer<T> look) {
        CompletableFuture<Void> all = answer.thenAccept(given -> {
            if (given != null) {
                look.accept(given);
            }
        });
        all.whenComplete((done, failed) -> {
            if (all.isCancelled()) {
                answer.cancel(true);
            }
        });
        return all;
    }

    /** A check of ranges in the text as it is now. */
    private Consumer<Range> inside() {
        String asked = text;
        return range -> {
            String[] lines = asked.split("\r\n|\r|\n", -1);
            for (Position place : List.of(range.getStart(), range.getEnd())) {
                assertTrue(place.getLine() < lines.length
                        && place.getCharacter() <= lines[place.getLine()].length(), () -> range + " in " + asked);
            }
        };
    }
}
