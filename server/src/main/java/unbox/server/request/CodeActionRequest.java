package unbox.server.request;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import unbox.server.answer.Mend;
import unbox.server.answer.Mends;

/** {@code textDocument/codeAction}. */
final class CodeActionRequest {

    private CodeActionRequest() {}

    /** The kinds that there are, for the server's capabilities. */
    static List<String> kinds() {
        return List.of(CodeActionKind.QuickFix, CodeActionKind.RefactorExtract, CodeActionKind.RefactorInline,
                CodeActionKind.RefactorRewrite, CodeActionKind.SourceFixAll);
    }

    static List<Either<Command, CodeAction>> answer(Scene scene, CodeActionParams asked) {
        Optional<List<String>> only = Optional.ofNullable(asked.getContext()).map(context -> context.getOnly());
        return Mends.at(scene.world(), scene.snapshot(), scene.range(asked.getRange())).stream()
                .filter(mend -> only.isEmpty() || only.get().stream().anyMatch(kind -> isIn(kind(mend), kind)))
                .map(mend -> Either.<Command, CodeAction>forRight(action(scene, mend))).toList();
    }

    private static boolean isIn(String kind, String wanted) {
        return wanted.isEmpty() || kind.equals(wanted) || kind.startsWith(wanted + ".");
    }

    private static CodeAction action(Scene scene, Mend mend) {
        var action = new CodeAction(mend.title());
        action.setKind(kind(mend));
        action.setEdit(scene.edit(Map.of(scene.document().path(), mend.changes())));
        mend.problem().ifPresent(problem -> action.setDiagnostics(List.of(Diagnostics.diagnostic(scene, problem))));
        if (mend.preferred()) {
            action.setIsPreferred(true);
        }
        return action;
    }

    private static String kind(Mend mend) {
        return switch (mend.kind()) {
            case QUICK_FIX -> CodeActionKind.QuickFix;
            case EXTRACT -> CodeActionKind.RefactorExtract;
            case INLINE -> CodeActionKind.RefactorInline;
            case REWRITE -> CodeActionKind.RefactorRewrite;
            case FIX_ALL -> CodeActionKind.SourceFixAll;
        };
    }
}
