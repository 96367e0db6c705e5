package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.server.protocol.EditorFixture.get;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.eclipse.lsp4j.*;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies on disk comes, goes and changes while an editor is open. */
class FilesTest {
    private static final Path MODEL = Path.of("../models/landscape").toAbsolutePath().normalize();

    @TempDir
    private Path folder;
    private EditorFixture editor;

    @AfterEach
    void close() throws Exception {
        editor.close();
    }

    private void open(String text) throws Exception {
        editor = new EditorFixture(folder, EditorFixture.everything());
        editor.open("script.unbox", text);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** As an editor tells of its own accord. */
    private void tell(FileChangeType what, String... names) {
        editor.server.getWorkspaceService().didChangeWatchedFiles(new DidChangeWatchedFilesParams(
                Stream.of(names).map(name -> new FileEvent(editor.uri(name), what)).toList()));
    }

    /** Waits until the script's problems are these. */
    private void awaitProblems(String... codes) throws InterruptedException {
        List<String> found = null;
        while (!List.of(codes).equals(found)) {
            found = editor.problems("script.unbox", 1).getDiagnostics().stream()
                    .map(problem -> problem.getCode().getLeft()).toList();
        }
    }

    @Test
    void anImportFollowsItsFolder() throws Exception {
        write("lib/names.unbox", "feature snow = up.0.1#294\n");
        open("import \"lib/names.unbox\"\nedit e { remove snow }\n");
        awaitProblems();
        Files.delete(folder.resolve("lib/names.unbox"));
        Files.delete(folder.resolve("lib"));
        tell(FileChangeType.Deleted, "lib");
        awaitProblems("missing-import");
        write("lib/names.unbox", "feature snow = up.0.1#294\n");
        tell(FileChangeType.Created, "lib");
        awaitProblems();
    }

    @Test
    void aMaskIsSeenWhenItIsThere() throws Exception {
        open("region r = mask(\"half.png\")\nedit e { remove up.0.1#4 in r }\n");
        awaitProblems("missing-mask");
        var half = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        half.getRaster().setSample(0, 0, 0, 255);
        ImageIO.write(half, "png", folder.resolve("half.png").toFile());
        tell(FileChangeType.Created, "half.png");
        awaitProblems();
    }

    @Test
    void aModelIsSeenWhenItIsThere() throws Exception {
        open("model \"./mine\"\nedit e { skip up.0.1 }\n");
        awaitProblems("model-not-found");
        Files.createSymbolicLink(folder.resolve("mine"), MODEL);
        tell(FileChangeType.Created, "mine");
        awaitProblems();
    }

    /** Such as older ones; it is looked at what has changed when a person saves. */
    @Test
    void anEditorThatDoesNotWatchFilesIsServedWhenATextIsSaved() throws Exception {
        write("names.unbox", "feature snow = up.0.1#294\n");
        editor = new EditorFixture(folder, new ClientCapabilities());
        editor.open("script.unbox", "import \"names.unbox\"\nedit e { remove snow }\n");
        awaitProblems();
        write("names.unbox", "feature blizzard = up.0.1#294\n");
        editor.server.getTextDocumentService()
                .didSave(new DidSaveTextDocumentParams(editor.document("script.unbox")));
        awaitProblems("unknown-name");
    }

    /** They are found when a person saves, too. */
    @Test
    void scriptsThatComeAreFoundWithoutAWatcher() throws Exception {
        editor = new EditorFixture(folder, new ClientCapabilities());
        editor.open("script.unbox", "feature snow = up.0.1#294\n");
        assertEquals(List.of("snow"), names());
        write("new.unbox", "feature ice = up.0.1#294\n");
        editor.server.getTextDocumentService()
                .didSave(new DidSaveTextDocumentParams(editor.document("script.unbox")));
        assertEquals(List.of("ice", "snow"), names());
    }

    /** The name that somebody may have meant is proposed as soon as there is one. */
    @Test
    void aMissingImportFollowsTheNamesInItsFolder() throws Exception {
        open("import \"name.unbox\"\n");
        awaitProblems("missing-import");
        assertEquals(0, mends());
        write("names.unbox", "feature snow = up.0.1#294\n");
        tell(FileChangeType.Created, "names.unbox");
        assertEquals(1, mends());
    }

    private long mends() throws Exception {
        var place = new Range(new Position(0, 9), new Position(0, 9));
        return get(editor.server.getTextDocumentService().codeAction(new CodeActionParams(
                editor.document("script.unbox"), place, new CodeActionContext(List.of(), List.of("quickfix"))))).size();
    }

    @Test
    void aFileThatMayOnlyBeReadIsServed() throws Exception {
        write("names.unbox", "feature snow = up.0.1#294\n");
        assertTrue(folder.resolve("names.unbox").toFile().setReadOnly());
        open("import \"names.unbox\"\nedit e { remove snow }\n");
        awaitProblems();
        assertEquals(List.of("e", "snow"), names());
    }

    private List<String> names() throws Exception {
        return get(editor.server.getWorkspaceService().symbol(new WorkspaceSymbolParams(""))).getRight().stream()
                .map(WorkspaceSymbol::getName).sorted().toList();
    }

    @Test
    void filesThatCannotBeReadAreNotThere() throws Exception {
        Files.createDirectories(folder.resolve("folder.unbox"));
        Files.createSymbolicLink(folder.resolve("nowhere.unbox"), folder.resolve("none"));
        Files.createSymbolicLink(folder.resolve("itself.unbox"), folder.resolve("itself.unbox"));
        Files.write(folder.resolve("latin.unbox"),
                "feature caf\u00e9 = up.0.1#1".getBytes(StandardCharsets.ISO_8859_1));
        write("good.unbox", "feature snow = up.0.1#294\n");
        open("feature ice = up.0.1#294\n");
        assertEquals(List.of("ice", "snow"), names());
    }

    @Test
    void aTextWhoseFileIsDeletedStaysOpen() throws Exception {
        open("feature snow = up.0.1#294\n");
        Files.delete(folder.resolve("script.unbox"));
        tell(FileChangeType.Deleted, "script.unbox");
        var hover = new HoverParams(editor.document("script.unbox"), new Position(0, 9));
        assertNotNull(get(editor.server.getTextDocumentService().hover(hover)));
    }

    @Test
    void afterClosingTheFileCountsAgain() throws Exception {
        write("names.unbox", "feature snow = up.0.1#294\n");
        open("import \"names.unbox\"\nedit e { remove snow }\n");
        editor.open("names.unbox", "feature ice = up.0.1#294\n");
        awaitProblems("unknown-name");
        write("names.unbox", "feature snow = up.0.1#294\n");
        editor.server.getTextDocumentService()
                .didClose(new DidCloseTextDocumentParams(editor.document("names.unbox")));
        awaitProblems();
    }

    /** An editor shows a file without its byte order mark: the first line's columns are counted behind it. */
    @Test
    void aByteOrderMarkOfAFileIsNotCounted() throws Exception {
        write("names.unbox", "\uFEFFfeature snow = up.0.1#294\n");
        open("import \"names.unbox\"\nedit e { remove snow }\n");
        var edit = get(editor.server.getTextDocumentService().rename(
                new RenameParams(editor.document("script.unbox"), new Position(1, 17), "ice")));
        assertTrue(edit.getDocumentChanges().stream().map(change -> change.getLeft())
                .filter(change -> change.getTextDocument().getUri().endsWith("names.unbox"))
                .flatMap(change -> change.getEdits().stream())
                .anyMatch(change -> change.getLeft().getRange()
                        .equals(new Range(new Position(0, 8), new Position(0, 12)))),
                edit.toString());
    }
}
