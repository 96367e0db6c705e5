package unbox.server.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a file looks like from outside: it has probably changed where this has.
 *
 * @param modified in milliseconds; 0 where there is no file
 */
record Stamp(long modified, long size) {

    static Stamp of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size());
        } catch (IOException none) {
            return new Stamp(0, 0);
        }
    }
}
