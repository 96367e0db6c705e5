package unbox.server.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a file looks like from outside: it has probably changed where this has.
 *
 * @param modified in milliseconds; 0 where there is no file
 * @param settled whether a later change shows: the clocks of file systems are coarse, and a file that has just been written
 *        may be written again without a trace
 */
record Stamp(long modified, long size, boolean settled) {
    /** Between the times that the coarsest clock tells. */
    static final long COARSEST_CLOCK = 2000;

    static Stamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            long modified = attributes.lastModifiedTime().toMillis();
            return new Stamp(modified, attributes.size(), modified < System.currentTimeMillis() - COARSEST_CLOCK);
        } catch (IOException none) {
            return new Stamp(0, 0, true);
        }
    }

    /** Whether the file certainly looks as it did. */
    boolean isStillOf(Path file) {
        return settled && equals(of(file));
    }
}
