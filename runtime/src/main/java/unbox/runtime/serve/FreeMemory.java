package unbox.runtime.serve;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much memory of the machine could be had now without taking it from other programs. */
final class FreeMemory {
    private static final Path LINUX = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable: +(\\d+) kB");

    private FreeMemory() {}

    /** In bytes; where the system only tells what nobody uses, not even for files that it could forget, that. */
    static long bytes() {
        try {
            Matcher available = AVAILABLE.matcher(Files.readString(LINUX));
            if (available.find()) {
                return Long.parseLong(available.group(1)) * 1024;
            }
        } catch (IOException otherSystem) {
            // asked below
        }
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getFreeMemorySize();
    }
}
