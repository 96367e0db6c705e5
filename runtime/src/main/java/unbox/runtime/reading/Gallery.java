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
 * The finished pictures of an experiment. A few are kept in memory; the others are read back from their files when they are
 * needed, so that an experiment of many pictures needs little memory.
 */
public final class Gallery {
    private static final long MOST_BYTES = 8 << 20;

    private final Map<Integer, Path> files = new HashMap<>();
    private final Map<Integer, Picture> kept = new HashMap<>();
    private long bytes;

    /** Hangs a run's picture. */
    public void add(Run run, Path file) {
        files.put(run.index(), file);
    }

    /** Hangs a run's picture that is in memory, where it is kept as long as there is room. */
    public void add(Run run, Path file, Picture picture) {
        add(run, file);
        if (bytes + picture.rgb().length <= MOST_BYTES) {
            bytes += picture.rgb().length;
            kept.put(run.index(), picture);
        }
    }

    /** A run's picture, read when it is asked for; empty where it was lost. */
    public Optional<Supplier<BufferedImage>> find(Run run) {
        return Optional.ofNullable(files.get(run.index())).map(file -> () -> picture(run));
    }

    /**
     * A run's picture, which is not lost.
     *
     * @throws RunException where its file has gone since it was written
     */
    public BufferedImage picture(Run run) {
        Picture picture = kept.get(run.index());
        return picture == null ? read(files.get(run.index()))
                : PictureFiles.image(picture.width(), picture.height(), picture.rgb());
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
