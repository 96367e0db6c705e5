package unbox.packed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The packed language server keeps what Java learns of it, from Java 25 on. Windows has another launcher. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script; unbox.cmd is the one of Windows")
@EnabledForJreRange(minVersion = 25)
@EnabledIfSystemProperty(named = PackedServer.PACKED, matches = ".+", disabledReason = "nothing is packed yet")
class ClassArchiveIT {
    @TempDir
    private Path folder;
    private Path archive;

    @BeforeEach
    void place() throws Exception {
        archive = Files.createDirectory(folder.resolve("kept")).resolve("unbox-lsp-1.aot");
    }

    private PackedServer start(String options) throws Exception {
        PackedServer editor = PackedServer.start(folder,
                Map.of("UNBOX_JAVA_OPTIONS", "-Dunbox.archive=" + archive + " -Dunbox.archive.after=0 " + options));
        editor.initialize(folder, null);
        return editor;
    }

    private void end(PackedServer editor) throws Exception {
        assertEquals(0, editor.end());
        assertEquals("", editor.errors());
    }

    /** What the archive was made of is written when it is there. */
    private void awaitArchive() throws Exception {
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            archive.getParent().register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
            while (!Files.exists(archive.resolveSibling("unbox-lsp-1.aot.origin"))) {
                assertTrue(System.nanoTime() < end, "no archive was made");
                var key = watch.poll(1, TimeUnit.SECONDS);
                if (key != null) {
                    key.reset();
                }
            }
        }
    }

    @Test
    void theSecondServerStartsFromWhatTheFirstHasLearnt() throws Exception {
        Files.createFile(archive.resolveSibling("unbox-lsp-0.aot"));
        PackedServer first = start("");
        awaitArchive();
        end(first);
        end(start("-XX:AOTCache=" + archive + " -XX:AOTMode=on")); // with which Java does not start without it
        try (var files = Files.list(archive.getParent())) {
            assertEquals(2, files.count(), "the archive and what it was made of, nothing else");
        }
    }

    @Test
    void anArchiveThatIsBrokenIsPassedOverAndMadeAgain() throws Exception {
        Files.writeString(archive, "no archive");
        PackedServer editor = start("-XX:AOTCache=" + archive);
        awaitArchive();
        end(editor);
        assertTrue(Files.size(archive) > 1_000_000);
    }
}
