package unbox.cli;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of memory, as people write and read them. */
final class Memory {
    private static final Pattern AMOUNT = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,3})?) ?([MmGg])[Bb]?");
    private static final long MEGABYTE = 1_000_000;

    private Memory() {}

    /**
     * Bytes of {@code 800M}, {@code 4G} or {@code 1.5 GB}.
     *
     * @throws UsageException when it is no amount
     */
    static long parse(String amount) {
        Matcher matcher = AMOUNT.matcher(amount.strip());
        if (!matcher.matches()) {
            throw new UsageException("--memory " + amount + ": write an amount such as 800M or 4G");
        }
        double megabytes = Double.parseDouble(matcher.group(1)) * (matcher.group(2).equalsIgnoreCase("g") ? 1000 : 1);
        return (long) (megabytes * MEGABYTE);
    }

    /** Half of what the machine has: the rest is for other programs, and for files that the system keeps in memory. */
    static long usual() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system.getTotalMemorySize() / 2;
    }

    /** {@code 640 MB}, {@code 3.2 GB}. */
    static String words(long bytes) {
        return bytes < 1000 * MEGABYTE
                ? Math.max(1, bytes / MEGABYTE) + " MB"
                : String.format(Locale.ROOT, "%.1f GB", bytes / (1000.0 * MEGABYTE));
    }
}
