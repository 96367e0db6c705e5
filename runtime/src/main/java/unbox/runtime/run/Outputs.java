package unbox.runtime.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import unbox.runtime.output.AtomicFiles;
import unbox.runtime.output.Reasons;

/** Writes results, or says why that cannot be done. */
final class Outputs {
    private Outputs() {}

    static Path write(Path file, byte[] content) {
        try {
            AtomicFiles.write(file, content);
            return file;
        } catch (IOException e) {
            throw new RunException(file + " cannot be written: " + Reasons.of(e)
                    + ". What was finished before it stays; make room or choose another folder with --out.", e);
        }
    }

    static Path write(Path file, String content) {
        return write(file, content.getBytes(StandardCharsets.UTF_8));
    }
}
