package unbox.runtime.output;

import java.nio.file.Path;

/** Paths as files should name them. */
public final class RelativePaths {
    private RelativePaths() {}

    /** A file as seen from a folder, with slashes on every system; both absolute. */
    public static String of(Path folder, Path file) {
        return folder.relativize(file).toString().replace(folder.getFileSystem().getSeparator(), "/");
    }
}
