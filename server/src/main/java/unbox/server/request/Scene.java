package unbox.server.request;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import unbox.language.problem.Fix.Replacement;
import unbox.server.answer.Drawing;
import unbox.server.session.Settings;
import unbox.server.session.Uris;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** What a request is answered from: the world at the moment when it came, and how its editor counts. */
public record Scene(World world, Snapshot snapshot, Editor editor, Settings settings) {

    Document document() {
        return snapshot.document();
    }

    Drawing drawing() {
        return settings.pictures() ? Drawing.PICTURES : Drawing.CHARACTERS;
    }

    int offset(Position position) {
        return document().offset(position.getLine(), position.getCharacter(), editor.encoding());
    }

    unbox.language.syntax.Range range(Range range) {
        int start = offset(range.getStart());
        return new unbox.language.syntax.Range(start, Math.max(start, offset(range.getEnd())));
    }

    Position position(int offset) {
        return position(document(), offset);
    }

    Range range(unbox.language.syntax.Range range) {
        return range(document(), range);
    }

    Position position(Document of, int offset) {
        return new Position(of.positions().lineOf(offset), of.column(offset, editor.encoding()));
    }

    Range range(Document of, unbox.language.syntax.Range range) {
        return new Range(position(of, range.start()), position(of, range.end()));
    }

    Location location(Path file, unbox.language.syntax.Range range) {
        Document of = world.document(file).orElse(null);
        return of == null
                ? new Location(Uris.uri(file), new Range(new Position(0, 0), new Position(0, 0)))
                : new Location(of.uri(), range(of, range));
    }

    List<TextEdit> edits(List<Replacement> changes) {
        return edits(document(), changes);
    }

    List<TextEdit> edits(Document of, List<Replacement> changes) {
        return changes.stream().sorted(Comparator.comparingInt(change -> change.range().start()))
                .map(change -> new TextEdit(range(of, change.range()), change.text())).toList();
    }

    /** Changes of several files; with the versions that they are meant for, where the editor takes these. */
    WorkspaceEdit edit(Map<Path, List<Replacement>> changes) {
        var edit = new WorkspaceEdit();
        var parts = changes.entrySet().stream().flatMap(entry -> world.document(entry.getKey()).stream()
                .map(of -> new TextDocumentEdit(
                        new VersionedTextDocumentIdentifier(of.uri(), of.version().orElse(null)),
                        edits(of, entry.getValue()).stream()
                                .map(Either::<TextEdit, org.eclipse.lsp4j.SnippetTextEdit>forLeft).toList())))
                .toList();
        if (editor.documentChanges()) {
            edit.setDocumentChanges(parts.stream()
                    .map(Either::<TextDocumentEdit, org.eclipse.lsp4j.ResourceOperation>forLeft).toList());
        } else {
            parts.forEach(part -> edit.getChanges().put(part.getTextDocument().getUri(),
                    part.getEdits().stream().map(Either::getLeft).toList()));
        }
        return edit;
    }
}
