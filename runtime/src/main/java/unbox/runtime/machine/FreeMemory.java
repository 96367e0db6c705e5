package unbox.runtime.machine;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory could be had now without taking it from other programs. */
final class FreeMemory {
    private static final Path ROOT = Path.of("/");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable: +(\\d+) kB");
    private static final Pattern FORGETTABLE = Pattern.compile("(?m)^inactive_file (\\d+)$");

    private FreeMemory() {}

    /** In bytes; where the system only tells what nobody uses, not even for files that it could forget, that. */
    static long bytes() {
        return bytes(ROOT).orElseGet(() -> ((com.sun.management.OperatingSystemMXBean) ManagementFactory
                .getOperatingSystemMXBean()).getFreeMemorySize());
    }

    /** What Linux tells in the files under a root: of the machine, and of the container that this runs in. */
    static OptionalLong bytes(Path root) {
        try {
            Matcher available = AVAILABLE.matcher(Files.readString(root.resolve("proc/meminfo")));
            return available.find()
                    ? OptionalLong.of(Math.min(1024 * Long.parseLong(available.group(1)), inContainer(root)))
                    : OptionalLong.empty();
        } catch (IOException otherSystem) {
            return OptionalLong.empty();
        }
    }

    private static long inContainer(Path root) {
        Path group = root.resolve("sys/fs/cgroup");
        try {
            long most = Long.parseLong(Files.readString(group.resolve("memory.max")).strip());
            long used = Long.parseLong(Files.readString(group.resolve("memory.current")).strip());
            Matcher forgettable = FORGETTABLE.matcher(Files.readString(group.resolve("memory.stat")));
            return most - used + (forgettable.find() ? Long.parseLong(forgettable.group(1)) : 0);
        } catch (IOException | NumberFormatException noLimit) {
            return Long.MAX_VALUE;
        }
    }
}
