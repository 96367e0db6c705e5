package unbox.server.request;

import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import unbox.server.answer.Lenses;
import unbox.server.answer.RunState;

/** {@code textDocument/codeLens}: commands of the editor, with {@code {uri, experiment, run}} as their argument. */
final class CodeLensRequest {

    private CodeLensRequest() {}

    static List<CodeLens> answer(Scene scene, RunStates runs) {
        if (!scene.settings().lenses()) {
            return List.of();
        }
        var results = new Lenses.Results() {
            @Override
            public Optional<RunState> lastRun(Optional<String> experiment) {
                return runs.last(scene.document().path(), experiment);
            }

            @Override
            public boolean exists(Path path) {
                return Files.exists(path);
            }
        };
        return Lenses.of(scene.snapshot(), results).stream().map(lens -> {
            var argument = new JsonObject();
            argument.addProperty("uri", scene.document().uri());
            lens.experiment().ifPresent(name -> argument.addProperty("experiment", name));
            lens.run().ifPresent(name -> argument.addProperty("run", name));
            var command = new Command(lens.title(), lens.command(), List.of(argument));
            return new CodeLens(scene.range(lens.range()), command, null);
        }).toList();
    }
}
