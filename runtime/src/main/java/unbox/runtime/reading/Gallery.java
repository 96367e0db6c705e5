package unbox.runtime.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import unbox.language.plan.Run;
import unbox.runtime.RunException;
import unbox.runtime.output.PictureFiles;

/**
 * The finished pictures of an experiment. They are read back from their files when they are needed, so that an experiment
 * of many pictures needs little memory.
 */
public final class Gallery {
    private final Map<Integer, Path> files = new HashMap<>();

    /** Hangs a run's picture. */
    public void add(Run run, Path file) {
        files.put(run.index(), file);
    }

    /** A run's picture, read when it is asked for; empty where it was lost. */
    public Optional<Supplier<BufferedImage>> find(Run run) {
        return Optional.ofNullable(files.get(run.index())).map(file -> () -> read(file));
    }

    /**
     * A run's picture, which is not lost.
     *
     * @throws RunException where its file has gone since it was written
     */
    public BufferedImage picture(Run run) {
        return read(files.get(run.index()));
    }

    private static BufferedImage read(Path file) {
        try {
            return PictureFiles.read(file);
        } catch (IOException e) {
            throw new RunException("The picture " + file + " was written, but cannot be read back: " + e.getMessage()
                    + ". Something else changed it; run again.", e);
        }
    }
}
