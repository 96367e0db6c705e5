package unbox.server.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.CompletionContext;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemDefaults;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.InsertTextFormat;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import unbox.server.answer.Completions;
import unbox.server.answer.Proposal;

/** {@code textDocument/completion}. */
final class CompletionRequest {

    /** Ranks are compared as texts: they have as many digits. */
    private static final int FIRST_RANK = 10_000;

    private CompletionRequest() {}

    /**
     * Ranks say which is best. In the list a label comes before those that begin with it: Emacs, which completes to what
     * labels share, takes that for the first of them.
     */
    static Either<List<CompletionItem>, CompletionList> answer(Scene scene, CompletionParams asked) {
        int offset = scene.offset(asked.getPosition());
        if (endsLine(asked.getContext()) && !Completions.isInString(scene.snapshot(), offset)) {
            return Either.forRight(new CompletionList(false, List.of()));
        }
        Proposal.Proposals proposals = Completions.at(scene.snapshot(), offset);
        Range range = scene.range(proposals.replaced());
        List<CompletionItem> items = new ArrayList<>();
        proposals.items().stream().filter(proposal -> isTaken(scene.editor(), proposal))
                .map(proposal -> item(scene, proposal, range, items.size()))
                .forEach(item -> items.add(place(items, item.getLabel()), item));
        var list = new CompletionList(proposals.incomplete(), items);
        if (scene.editor().editRangeDefault()) {
            var defaults = new CompletionItemDefaults();
            defaults.setEditRange(Either.forLeft(range));
            list.setItemDefaults(defaults);
        }
        return Either.forRight(list);
    }

    /** Where a label comes among others: before those that begin with it. */
    private static int place(List<CompletionItem> items, String label) {
        for (int at = 0; at < items.size(); at++) {
            if (items.get(at).getLabel().startsWith(label)) {
                return at;
            }
        }
        return items.size();
    }

    /** Outside strings, Enter mostly follows a quote or a brace, and would take what a list begins with. */
    private static boolean endsLine(CompletionContext context) {
        return context != null
                && ("{".equals(context.getTriggerCharacter()) || "\"".equals(context.getTriggerCharacter()));
    }

    /** Editors without snippets may put in the first line only, so they get none of several lines. */
    private static boolean isTaken(Editor editor, Proposal proposal) {
        return editor.snippets() || proposal.text().indexOf('\n') < 0;
    }

    private static CompletionItem item(Scene scene, Proposal proposal, Range range, int rank) {
        var item = new CompletionItem(proposal.label());
        String text = proposal.snippet() && !scene.editor().snippets() ? plain(proposal.text()) : proposal.text();
        item.setKind(kind(proposal.kind()));
        item.setSortText(Integer.toString(FIRST_RANK + rank).substring(1));
        if (!proposal.filter().equals(proposal.label())) {
            item.setFilterText(proposal.filter());
        }
        if (!proposal.detail().isEmpty()) {
            item.setDetail(proposal.detail());
        }
        if (proposal.snippet() && scene.editor().snippets()) {
            item.setInsertTextFormat(InsertTextFormat.Snippet);
        }
        if (scene.editor().editRangeDefault()) {
            item.setTextEditText(text);
        } else {
            item.setTextEdit(Either.forLeft(new TextEdit(range, text)));
        }
        if (!proposal.topic().isEmpty()) {
            item.setData(Map.of("uri", scene.document().uri(), "topic", proposal.topic()));
        }
        return item;
    }

    /** A snippet as it looks before anything is filled in. */
    static String plain(String snippet) {
        return snippet.replaceAll("\\$\\{\\d+\\|([^,|]*)[^|]*\\|\\}", "$1")
                .replaceAll("\\$\\{\\d+:((?:[^\\\\}]|\\\\.)*)\\}", "$1").replaceAll("\\$\\d+", "")
                .replaceAll("\\\\(.)", "$1");
    }

    private static CompletionItemKind kind(Proposal.Kind kind) {
        return switch (kind) {
            case WORD -> CompletionItemKind.Keyword;
            case SKELETON -> CompletionItemKind.Snippet;
            case FEATURE, NAMED_FEATURE -> CompletionItemKind.EnumMember;
            case BLOCK, MODEL -> CompletionItemKind.Module;
            case PROMPT -> CompletionItemKind.Text;
            case REGION -> CompletionItemKind.Unit;
            case EDIT -> CompletionItemKind.Function;
            case PARAMETER -> CompletionItemKind.Variable;
            case FILE -> CompletionItemKind.File;
            case FOLDER -> CompletionItemKind.Folder;
            case VALUE -> CompletionItemKind.Value;
        };
    }
}
