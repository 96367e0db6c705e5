package unbox.runtime.run;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unbox.language.model.Facts;
import unbox.language.plan.Run;
import unbox.runtime.RunException;
import unbox.runtime.manifest.PictureId;
import unbox.runtime.output.PictureFiles;
import unbox.runtime.reading.Observation;
import unbox.runtime.reading.Picture;
import unbox.runtime.store.Store;

/** Finds pictures that earlier runs have made: in the experiment's folder, or in the one where its results were set aside. */
final class Takeover {
    private final PictureId ids;
    private final Set<String> observe;
    private final Store here;
    private final Optional<Store> aside;
    private final Map<Integer, Integer> moved = new HashMap<>();

    /** @param observe the blocks whose codes must be there too */
    Takeover(PictureId ids, Set<String> observe, Store here, Optional<Store> aside) {
        this.ids = ids;
        this.observe = observe;
        this.here = here;
        this.aside = aside;
    }

    /**
     * A picture that is there.
     *
     * @param batch the number of its batch in the experiment's own folder
     */
    record Taken(Store.Kept kept, int batch, List<Observation> observations) {}

    /** What earlier runs have of a picture. */
    Optional<Taken> find(Facts facts) {
        String id = ids.of(facts);
        Optional<Taken> found = here.find(id).flatMap(kept -> taken(here, id, kept, kept.batch()));
        return found.or(() -> aside.flatMap(
                store -> store.find(id).flatMap(kept -> taken(store, id, kept, here(store, kept.batch())))));
    }

    private Optional<Taken> taken(Store store, String id, Store.Kept kept, int batch) {
        if (!kept.observed().containsAll(observe)) {
            return Optional.empty();
        }
        return observe.isEmpty() ? Optional.of(new Taken(kept, batch, List.of()))
                : store.observations(id).map(seen -> new Taken(kept, batch, seen));
    }

    private int here(Store store, int batch) {
        return moved.computeIfAbsent(batch, number -> here.plan(store.batch(number)));
    }

    /** What already lies at the very place that a run wants it. */
    Optional<Store.Kept> inPlace(Run run) {
        String id = ids.of(run.facts());
        return here.find(id, run.output().orElse(here.twin(id)));
    }

    /** The picture itself. */
    static Picture read(Taken taken) {
        try {
            BufferedImage image = PictureFiles.read(taken.kept().file());
            return new Picture(image.getWidth(), image.getHeight(), PictureFiles.rgb(image), taken.observations());
        } catch (IOException e) {
            throw unreadable(taken, e);
        }
    }

    /** The picture's file, as it is. */
    static byte[] file(Taken taken) {
        try {
            return Files.readAllBytes(taken.kept().file());
        } catch (IOException e) {
            throw unreadable(taken, e);
        }
    }

    private static RunException unreadable(Taken taken, IOException e) {
        return new RunException("The picture " + taken.kept().file() + " cannot be read: " + e.getMessage()
                + ". Write --fresh to make it again.", e);
    }
}
