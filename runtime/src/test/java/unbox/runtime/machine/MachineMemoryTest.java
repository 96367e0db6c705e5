package unbox.runtime.machine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import unbox.runtime.RunException;

class MachineMemoryTest {
    private static final long NEEDED = 7_000_000_000L;

    private static String refusal(String... others) {
        var machine = new MachineMemory(() -> 2_100_000_000L, () -> List.of(others));
        return assertThrows(RunException.class, () -> machine.require("sdxl-turbo", NEEDED)).getMessage();
    }

    @Test
    void whereThereIsEnoughNothingIsSaid() {
        assertDoesNotThrow(() -> new MachineMemory(() -> NEEDED, List::of).require("sdxl-turbo", NEEDED));
    }

    @Test
    void whereMemoryIsShortItIsSaidWhatHelps() {
        assertEquals("Memory is short: sdxl-turbo needs about 7,000 MB, and 2,100 MB are free."
                + " Close another program, then run again.", refusal());
    }

    @Test
    void whoElsePaintsIsNamed() {
        assertTrue(refusal("process 12 (3,200 MB)").endsWith("Unbox also paints in process 12 (3,200 MB)."
                + " Close the editor that it belongs to, or end it, then run again."));
        assertTrue(refusal("process 12", "process 13").contains("Unbox also paints in process 12, process 13."));
    }

    /** Another one serves in a process of its own. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux lists other processes with their memory")
    void otherRunnersOfTheMachineAreFoundWithTheirMemory() throws Exception {
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "unbox.cli.Main", "serve")
                .start();
        try {
            String told = "process " + other.pid() + " \\([\\d,]+ MB\\)";
            while (OtherRunners.told().stream().noneMatch(each -> each.matches(told))) {
                assertTrue(other.isAlive(), "it is found while it is alive");
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
    }
}
