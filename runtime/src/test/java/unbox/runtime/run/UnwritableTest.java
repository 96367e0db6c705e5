package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.runtime.RunException;

/** A folder that cannot be written is told before anything is painted. */
class UnwritableTest {
    @TempDir
    private Path workspace;

    private final GradientPainter painter = new GradientPainter();

    @Test
    void aFileInTheWayOfTheFolder() throws Exception {
        Files.writeString(workspace.resolve("out"), "in the way");

        var refused = assertThrows(RunException.class, this::run);

        assertTrue(refused.getMessage().contains(workspace.resolve("out").toString()), refused.getMessage());
        assertTrue(refused.getMessage().contains("--out"), refused.getMessage());
    }

    @Test
    void nothingIsPainted() throws Exception {
        Files.writeString(workspace.resolve("out"), "in the way");

        assertThrows(RunException.class, this::run);

        assertEquals(List.of(), painter.batches);
    }

    @Test
    void aFolderInTheWayOfAPictureIsSetAside() throws Exception {
        Path folder = Plans.in(workspace).folder();
        Files.createDirectories(folder.resolve("1-stripy10.png/inside"));

        run();

        assertTrue(Files.isRegularFile(folder.resolve("1-stripy10.png")));
        assertTrue(Files.isDirectory(folder.resolveSibling("stripes.1").resolve("1-stripy10.png/inside")));
    }

    private void run() {
        Runner.run(Plans.in(workspace).plan(), painter, RunListener.SILENT, RunOptions.DEFAULT);
    }
}
