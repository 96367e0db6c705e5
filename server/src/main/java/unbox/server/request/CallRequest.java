package unbox.server.request;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import unbox.server.answer.Calls;
import unbox.server.names.Target;
import unbox.server.session.Uris;
import unbox.server.snapshot.Document;

/** The call hierarchy: which experiments use an edit, and what it uses. */
final class CallRequest {

    private CallRequest() {}

    static List<CallHierarchyItem> prepare(Scene scene, Position position) {
        return Calls.prepare(scene.snapshot(), scene.offset(position)).map(target -> List.of(item(scene, target)))
                .orElse(null);
    }

    static List<CallHierarchyIncomingCall> incoming(Scene scene, CallHierarchyItem item) {
        return target(scene, item).stream().flatMap(target -> Calls.incoming(scene.world(), target).stream())
                .map(call -> new CallHierarchyIncomingCall(item(scene, call.target()),
                        ranges(scene, call, call.target())))
                .toList();
    }

    static List<CallHierarchyOutgoingCall> outgoing(Scene scene, CallHierarchyItem item) {
        return target(scene, item).stream().flatMap(target -> Calls.outgoing(scene.world(), target).stream()
                .map(call -> new CallHierarchyOutgoingCall(item(scene, call.target()), ranges(scene, call, target))))
                .toList();
    }

    private static List<Range> ranges(Scene scene, Calls.Call call, Target from) {
        Optional<Document> document = scene.world().document(from.file());
        return document.stream()
                .flatMap(of -> call.places().stream().map(place -> scene.range(of, place))).toList();
    }

    private static Optional<Target> target(Scene scene, CallHierarchyItem item) {
        return scene.world().snapshot(Uris.path(item.getUri())).flatMap(script -> Calls.prepare(script,
                script.document().offset(item.getSelectionRange().getStart().getLine(),
                        item.getSelectionRange().getStart().getCharacter(), scene.editor().encoding())));
    }

    private static CallHierarchyItem item(Scene scene, Target target) {
        var name = scene.location(target.file(), target.name());
        var all = scene.location(target.file(), target.statement().range());
        var item = new CallHierarchyItem(target.text(), kind(target), name.getUri(), all.getRange(), name.getRange());
        item.setDetail(target.kind().word());
        return item;
    }

    private static SymbolKind kind(Target target) {
        return switch (target.kind()) {
            case PROMPT -> SymbolKind.String;
            case FEATURE -> SymbolKind.EnumMember;
            case REGION -> SymbolKind.Variable;
            case EDIT -> SymbolKind.Function;
            case EXPERIMENT -> SymbolKind.Class;
            case PARAMETER -> SymbolKind.TypeParameter;
        };
    }
}
