package unbox.runtime.reading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import unbox.language.plan.Run;
import unbox.runtime.output.PictureFiles;
import unbox.runtime.run.Picture;
import unbox.runtime.run.RunException;

/**
 * The finished pictures of an experiment. Written ones are read back from their files when they are needed, so that an
 * experiment of many pictures needs little memory; twins that are not written stay in memory.
 */
public final class Gallery {
    private final Map<Integer, BufferedImage> twins = new HashMap<>();

    /** Keeps a picture that is not written. */
    public void keep(Run twin, Picture picture) {
        twins.put(twin.index(), PictureFiles.image(picture.width(), picture.height(), picture.rgb()));
    }

    /**
     * A run's picture.
     *
     * @throws RunException where its file has gone since it was written
     */
    public BufferedImage picture(Run run) {
        if (run.output().isEmpty()) {
            return twins.get(run.index());
        }
        Path file = run.output().get();
        try {
            return PictureFiles.read(file);
        } catch (IOException e) {
            throw new RunException("The picture " + file + " was written, but cannot be read back: " + e.getMessage()
                    + ". Something else changed it; run again.", e);
        }
    }
}
