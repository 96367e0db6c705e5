package unbox.server.request;

import com.google.gson.JsonObject;
import java.util.List;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import unbox.server.answer.Lenses;

/** {@code textDocument/codeLens}: commands of the editor, with {@code {uri, experiment}} as their argument. */
final class CodeLensRequest {

    private CodeLensRequest() {}

    static List<CodeLens> answer(Scene scene) {
        if (!scene.settings().lenses()) {
            return List.of();
        }
        return Lenses.of(scene.snapshot()).stream().map(lens -> {
            var argument = new JsonObject();
            argument.addProperty("uri", scene.document().uri());
            lens.experiment().ifPresent(name -> argument.addProperty("experiment", name));
            var command = new Command(lens.title(), lens.command(), List.of(argument));
            return new CodeLens(scene.range(lens.range()), command, null);
        }).toList();
    }
}
