package unbox.runtime.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeMemoryTest {

    @TempDir
    private Path root;

    private void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    @Test
    void linuxTellsWhatIsAvailable() throws IOException {
        write("proc/meminfo", "MemTotal:  16000 kB\nMemFree:  100 kB\nMemAvailable:  8000 kB\n");
        assertEquals(OptionalLong.of(8_192_000), FreeMemory.bytes(root));
    }

    @Test
    void aContainerMayHaveLessAndForgetsFilesFirst() throws IOException {
        write("proc/meminfo", "MemAvailable:  8000 kB\n");
        write("sys/fs/cgroup/memory.max", "4000000\n");
        write("sys/fs/cgroup/memory.current", "3000000\n");
        write("sys/fs/cgroup/memory.stat", "anon 1000000\ninactive_file 500000\nactive_file 1500000\n");
        assertEquals(OptionalLong.of(1_500_000), FreeMemory.bytes(root));
    }

    @Test
    void aContainerWithoutALimitHasWhatTheMachineHas() throws IOException {
        write("proc/meminfo", "MemAvailable:  8000 kB\n");
        write("sys/fs/cgroup/memory.max", "max\n");
        assertEquals(OptionalLong.of(8_192_000), FreeMemory.bytes(root));
    }

    @Test
    void anotherSystemDoesNotTellItThere() {
        assertEquals(OptionalLong.empty(), FreeMemory.bytes(root));
    }

    @Test
    void thisMachineHasSome() {
        assertTrue(FreeMemory.bytes() > 0);
    }
}
