package unbox.runtime.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    private Path folder;

    @Test
    void writesAFileAndTheFoldersAboveIt() throws IOException {
        Path file = folder.resolve("out/sky/grid.txt");

        AtomicFiles.write(file, "a grid");

        assertEquals("a grid", Files.readString(file));
    }

    @Test
    void replacesAnEarlierFile() throws IOException {
        Path file = folder.resolve("grid.txt");
        AtomicFiles.write(file, "a long earlier text");

        AtomicFiles.write(file, "later");

        assertEquals("later", Files.readString(file));
    }

    @Test
    void leavesNothingButTheFile() throws IOException {
        AtomicFiles.write(folder.resolve("grid.txt"), "a grid");

        assertEquals(List.of("grid.txt"), names());
    }

    @Test
    void leavesNothingWhereTheMoveFails() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("grid.png/inside")).getParent();

        assertThrows(IOException.class, () -> AtomicFiles.write(taken, "a grid"));

        assertEquals(List.of("grid.png"), names());
    }

    @Test
    void aFolderBelowAFileCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("out"), "in the way");

        assertThrows(IOException.class, () -> AtomicFiles.checkWritable(file.resolve("sky")));
    }

    @Test
    void checkingLeavesNothing() throws IOException {
        AtomicFiles.checkWritable(folder.resolve("out"));

        assertEquals(List.of("out"), names());
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
