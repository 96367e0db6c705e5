package unbox.server.request;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.problem.Severity;

/** Problems as the protocol writes them. */
final class Diagnostics {
    private static final Set<ProblemCode> UNUSED = Set.of(ProblemCode.UNUSED_NAME, ProblemCode.UNUSED_PARAMETER,
            ProblemCode.NO_EFFECT);

    private Diagnostics() {}

    static List<Diagnostic> of(Scene scene) {
        return of(scene, scene.snapshot().problems());
    }

    static List<Diagnostic> of(Scene scene, List<Problem> problems) {
        return problems.stream().map(problem -> diagnostic(scene, problem)).toList();
    }

    static Diagnostic diagnostic(Scene scene, Problem problem) {
        var diagnostic = new Diagnostic(scene.range(problem.range()), problem.message(), severity(problem.severity()),
                "unbox", problem.code().slug());
        diagnostic.setCodeDescription(new DiagnosticCodeDescription(Pages.of(problem.code())));
        if (UNUSED.contains(problem.code())) {
            diagnostic.setTags(List.of(DiagnosticTag.Unnecessary));
        }
        if (scene.editor().relatedInformation() && !problem.related().isEmpty()) {
            diagnostic.setRelatedInformation(problem.related().stream()
                    .map(related -> new DiagnosticRelatedInformation(scene.location(related.file(), related.range()),
                            related.message()))
                    .toList());
        }
        diagnostic.setData(Map.of("fixes", problem.fixes().size()));
        return diagnostic;
    }

    private static DiagnosticSeverity severity(Severity severity) {
        return switch (severity) {
            case ERROR -> DiagnosticSeverity.Error;
            case WARNING -> DiagnosticSeverity.Warning;
            case HINT -> DiagnosticSeverity.Information;
        };
    }
}
