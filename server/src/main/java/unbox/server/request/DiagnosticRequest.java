package unbox.server.request;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentDiagnosticReport;
import org.eclipse.lsp4j.PreviousResultId;
import org.eclipse.lsp4j.RelatedFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.RelatedUnchangedDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceFullDocumentDiagnosticReport;
import org.eclipse.lsp4j.WorkspaceUnchangedDocumentDiagnosticReport;

/** Problems for editors that ask for them: of a document, and of the whole workspace. */
final class DiagnosticRequest {

    private DiagnosticRequest() {}

    static DocumentDiagnosticReport answer(Scene scene, String previous) {
        List<Diagnostic> diagnostics = Diagnostics.of(scene);
        String id = id(diagnostics);
        if (id.equals(previous)) {
            return new DocumentDiagnosticReport(new RelatedUnchangedDocumentDiagnosticReport(id));
        }
        var report = new RelatedFullDocumentDiagnosticReport(diagnostics);
        report.setResultId(id);
        return new DocumentDiagnosticReport(report);
    }

    /** Equal problems have equal ids. */
    private static String id(List<Diagnostic> diagnostics) {
        return Integer.toHexString(diagnostics.hashCode());
    }

    static WorkspaceDiagnosticReport workspace(Scene scene, List<PreviousResultId> previous) {
        Map<String, String> ids = new HashMap<>();
        previous.forEach(each -> ids.put(each.getUri(), each.getValue()));
        List<WorkspaceDocumentDiagnosticReport> reports = new ArrayList<>();
        scene.world().scripts().stream().flatMap(path -> scene.world().snapshot(path).stream())
                .forEach(script -> reports.add(report(
                        new Scene(scene.world(), script, scene.editor(), scene.settings()), ids)));
        return new WorkspaceDiagnosticReport(reports);
    }

    private static WorkspaceDocumentDiagnosticReport report(Scene scene, Map<String, String> ids) {
        String uri = scene.document().uri();
        Integer version = scene.document().version().orElse(null);
        List<Diagnostic> diagnostics = Diagnostics.of(scene);
        String id = id(diagnostics);
        if (id.equals(ids.get(uri))) {
            return new WorkspaceDocumentDiagnosticReport(
                    new WorkspaceUnchangedDocumentDiagnosticReport(id, uri, version));
        }
        var full = new WorkspaceFullDocumentDiagnosticReport(diagnostics, uri, version);
        full.setResultId(id);
        return new WorkspaceDocumentDiagnosticReport(full);
    }
}
