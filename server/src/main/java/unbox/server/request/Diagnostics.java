package unbox.server.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticCodeDescription;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DiagnosticTag;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.problem.Severity;
import unbox.server.snapshot.Document;

/** Problems as the protocol writes them. */
final class Diagnostics {
    private static final Set<ProblemCode> UNUSED = Set.of(ProblemCode.UNUSED_NAME, ProblemCode.UNUSED_PARAMETER,
            ProblemCode.NO_EFFECT);

    private Diagnostics() {}

    /** Nobody looks at more, and they would take long on their way to the editor. */
    private static final int MOST = 1000;

    /** The problems of a script in the order of its text, and what is not said about it. */
    static List<Diagnostic> of(Scene scene) {
        return of(scene, scene.snapshot().problems());
    }

    static List<Diagnostic> of(Scene scene, List<Problem> problems) {
        Stream<Diagnostic> first = problems.stream().limit(MOST).map(problem -> diagnostic(scene, problem));
        return Stream.concat(first, unsaid(scene, problems).stream()).toList();
    }

    private static Optional<Diagnostic> unsaid(Scene scene, List<Problem> problems) {
        if (scene.document().isTooLong()) {
            return Optional.of(notice(scene, 0, String.format(Locale.ROOT,
                    "This text has %,d characters. More than %,d are not read while they are edited: there is no help here,"
                            + " `unbox check` reads it.",
                    scene.document().text().length(), Document.LONGEST)));
        }
        return problems.size() <= MOST ? Optional.empty()
                : Optional.of(notice(scene, problems.get(MOST).range().start(), String.format(Locale.ROOT,
                        "From here on %,d more problems are not shown.", problems.size() - MOST)));
    }

    private static Diagnostic notice(Scene scene, int offset, String message) {
        return new Diagnostic(scene.range(unbox.language.syntax.Range.at(offset)), message,
                DiagnosticSeverity.Warning, "unbox");
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
