package unbox.runtime.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import unbox.runtime.share.Batch;

/** A line of the journal. */
sealed interface Entry {

    /**
     * A run begins. Batches that follow are its.
     *
     * @param fingerprint of what it makes, see {@link unbox.runtime.manifest.Manifest}
     * @param settings how it was asked to run: {@code memory}, {@code threads}, {@code device}
     */
    record Begun(String fingerprint, Map<String, String> settings) implements Entry {}

    /**
     * Pictures that are computed together.
     *
     * @param number by which pictures name it
     */
    record Planned(int number, Batch batch) implements Entry {}

    /**
     * A picture lies in its place.
     *
     * @param id of everything that decides it
     * @param batch in which it was computed
     * @param path as seen from the experiment's folder
     * @param sha256 of the file
     * @param pixels SHA-256 of its values, [height, width, 3] bytes
     * @param observed the blocks whose codes are kept beside it
     */
    record Made(String id, int batch, String path, String sha256, String pixels, Set<String> observed)
            implements Entry {}

    /**
     * A run is whole.
     *
     * @param text hash of its manifest before anything came of it: a run of the same has nothing left to do
     * @param files what was drawn and written of the pictures, with SHA-256 of each, as seen from the experiment's folder
     */
    record Whole(String text, Map<String, String> files) implements Entry {}

    /** Entries that are whole, in their order. */
    static <E extends Entry> List<E> all(List<Entry> entries, Class<E> kind) {
        return entries.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
