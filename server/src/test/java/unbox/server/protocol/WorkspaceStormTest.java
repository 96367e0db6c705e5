package unbox.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.lsp4j.*;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Texts are edited, opened and closed while files come, go and change on disk, with questions in between that are not waited
 * for. In the end every answer is that of a server that has just been started on the same files and texts.
 * {@code -Dstorm.steps=5000} asks for more.
 */
class WorkspaceStormTest {
    private static final int STEPS = Integer.getInteger("storm.steps", 600);
    private static final List<String> PIECES = List.of(" ", "\n", "\r\n", "{", "}", "\"", "//", "up.0.1#", "snow",
            "by 3",
            "import \"lib/", "\uD83D\uDE00", "seed 1", ",");

    @TempDir
    private Path folder;
    private final Faults faults = new Faults();
    private final Map<String, String> open = new TreeMap<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final List<FileEvent> untold = new ArrayList<>();
    private Random random;
    private WorkspaceFiles files;
    private EditorFixture editor;

    @AfterEach
    void close() throws Exception {
        editor.close();
        faults.close();
    }

    /** @param watches whether the editor tells what changes on disk; else it is looked at when a text is saved */
    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "3, true", "4, false", "5, false", "6, false"})
    void nothingIsLeftOfTheWay(long seed, boolean watches) throws Exception {
        random = new Random(seed);
        files = new WorkspaceFiles(folder, random);
        editor = editor(watches);
        open("script.unbox");
        var asked = new Asked(ResponseErrorCode.ContentModified, ResponseErrorCode.RequestFailed);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> onDisk(watches);
                case 2 -> openOrClose();
                case 3 -> edit();
                case 4 -> save();
                default -> asked.add(RandomQuestion.ask(editor, editor.document(anyOpen()), random));
            }
        }
        asked.settle();
        tell();
        save();
        assertEquals(List.of(), faults.all());
        assertEquals(List.of(), List.copyOf(editor.told));
        assertSame(fresh(watches), WorkspaceAnswers.of(editor, open));
        awaitPublished();
    }

    private EditorFixture editor(boolean watches) throws Exception {
        ClientCapabilities can = EditorFixture.everything();
        if (!watches) {
            can.getWorkspace().setDidChangeWatchedFiles(null);
        }
        return new EditorFixture(folder, can);
    }

    private Map<String, String> fresh(boolean watches) throws Exception {
        try (EditorFixture other = editor(watches)) {
            open.forEach((name, text) -> other.server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(
                    new TextDocumentItem(other.uri(name), "unbox", versions.get(name), text))));
            return WorkspaceAnswers.of(other, open);
        }
    }

    private void assertSame(Map<String, String> fresh, Map<String, String> last) throws Exception {
        for (Map.Entry<String, String> each : fresh.entrySet()) {
            assertEquals(each.getValue(), last.get(each.getKey()), each.getKey() + " of " + open + files.present());
        }
        assertEquals(fresh.keySet(), last.keySet());
    }

    /** Waits until the problems that were sent last are those of the texts that are open. */
    private void awaitPublished() throws Exception {
        Map<String, List<Diagnostic>> wanted = new HashMap<>();
        for (String name : open.keySet()) {
            var asked = new DocumentDiagnosticParams(editor.document(name));
            List<Diagnostic> problems = EditorFixture.get(editor.server.getTextDocumentService().diagnostic(asked))
                    .getLeft().getItems();
            wanted.put(editor.uri(name), problems);
        }
        Map<String, List<Diagnostic>> told = new HashMap<>();
        while (!told.equals(wanted)) {
            PublishDiagnosticsParams next = editor.published.poll(EditorFixture.SECONDS, TimeUnit.SECONDS);
            if (next == null) {
                assertEquals(wanted, told);
            }
            told.put(next.getUri(), next.getDiagnostics());
            told.entrySet().removeIf(each -> !wanted.containsKey(each.getKey()) && each.getValue().isEmpty());
        }
    }

    private void onDisk(boolean watches) throws Exception {
        WorkspaceFiles.Change change = files.change();
        if (watches) {
            change.gone().forEach(path -> untold.add(new FileEvent(path.toUri().toString(), FileChangeType.Deleted)));
            change.changed().forEach(path -> untold.add(new FileEvent(path.toUri().toString(),
                    random.nextBoolean() ? FileChangeType.Created : FileChangeType.Changed)));
            if (random.nextBoolean()) {
                tell();
            }
        }
    }

    /** An editor collects what has changed for a while. */
    private void tell() {
        if (!untold.isEmpty()) {
            editor.server.getWorkspaceService()
                    .didChangeWatchedFiles(new DidChangeWatchedFilesParams(List.copyOf(untold)));
            untold.clear();
        }
    }

    private void open(String name) {
        open.put(name, files.randomText());
        versions.put(name, 1);
        editor.server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(
                new TextDocumentItem(editor.uri(name), "unbox", 1, open.get(name))));
    }

    /** One text stays open, so that there is something to ask about. */
    private void openOrClose() {
        String name = WorkspaceFiles.NAMES.get(random.nextInt(WorkspaceFiles.NAMES.size()));
        if (!open.containsKey(name)) {
            open(name);
        } else if (open.size() > 1) {
            open.remove(name);
            editor.server.getTextDocumentService().didClose(new DidCloseTextDocumentParams(editor.document(name)));
        }
    }

    private String anyOpen() {
        return List.copyOf(open.keySet()).get(random.nextInt(open.size()));
    }

    private void save() {
        editor.server.getTextDocumentService().didSave(new DidSaveTextDocumentParams(editor.document(anyOpen())));
    }

    /** A piece comes, or everything begins anew. */
    private void edit() {
        String name = anyOpen();
        int version = versions.merge(name, 1, Integer::sum);
        if (random.nextInt(4) == 0) {
            open.put(name, files.randomText());
            editor.change(name, version, null, open.get(name));
        } else {
            String text = open.get(name);
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            editor.change(name, version, new Range(new Position(0, 0), new Position(0, 0)), piece);
            open.put(name, piece + text);
        }
    }
}
