package unbox.runtime.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import unbox.runtime.RunException;
import unbox.runtime.output.AtomicFiles;
import unbox.runtime.output.Reasons;

/** Writes what an experiment makes beside its pictures, or says why that cannot be done. */
final class Outputs {
    private final boolean there;
    private final List<Path> files = new ArrayList<>();

    /** @param there whether all of it lies in its places already, so that nothing is written */
    Outputs(boolean there) {
        this.there = there;
    }

    /** @param content asked for only where it is written */
    Path write(Path file, Supplier<byte[]> content) {
        files.add(file);
        if (!there) {
            write(file, content.get());
        }
        return file;
    }

    /** The same for text, as UTF-8. */
    Path writeText(Path file, Supplier<String> content) {
        return write(file, () -> content.get().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether all of it lay in its places already. */
    boolean there() {
        return there;
    }

    /** What was written or is there, in that order. */
    List<Path> files() {
        return List.copyOf(files);
    }

    private static void write(Path file, byte[] content) {
        try {
            AtomicFiles.write(file, content);
        } catch (IOException e) {
            throw new RunException(file + " cannot be written: " + Reasons.of(e)
                    + ". What was finished before it stays: make room and go on with --resume,"
                    + " or choose another folder with --out.", e);
        }
    }
}
