package unbox.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import unbox.runtime.RunException;

/** The entries of an experiment's folder, in the order in which they were made; each is on disk before the next. */
final class Journal {
    private static final String NAME = "journal";

    private final Path folder;
    private final JournalFile file;
    private final List<Entry> entries = new ArrayList<>();

    /** Reads what is there. */
    Journal(Path folder) throws IOException {
        this.folder = folder;
        file = new JournalFile(folder.resolve(Store.FOLDER).resolve(NAME));
        try {
            file.read().forEach(line -> entries.add(EntryJson.read(line, folder)));
        } catch (RuntimeException unknown) {
            throw new RunException(folder.resolve(Store.FOLDER).resolve(NAME)
                    + " was written by another version of Unbox. Remove the folder " + Store.FOLDER
                    + " to begin again.",
                    unknown);
        }
    }

    /** Cuts off what a killed run left half written. */
    void repair() throws IOException {
        file.repair();
    }

    void add(Entry entry) throws IOException {
        Files.createDirectories(folder.resolve(Store.FOLDER));
        file.append(EntryJson.write(entry, folder));
        entries.add(entry);
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    <E extends Entry> List<E> all(Class<E> kind) {
        return Entry.all(entries, kind);
    }

    Optional<Entry> last() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
    }

    /**
     * Leaves out what is no more, and what says nothing new, when a run is whole.
     *
     * @param isThere whether a picture still is
     */
    void compact(Predicate<Entry.Made> isThere) throws IOException {
        Map<String, Entry.Made> latest = new HashMap<>();
        all(Entry.Made.class).forEach(made -> latest.put(made.id() + made.path(), made));
        List<Entry.Made> there = latest.values().stream().filter(isThere)
                .sorted(Comparator.comparing(Entry.Made::batch).thenComparing(Entry.Made::path)).toList();
        Set<Integer> used = new HashSet<>(there.stream().map(Entry.Made::batch).toList());
        Entry.Whole last = all(Entry.Whole.class).getLast();
        List<Entry> rest = new ArrayList<>(all(Entry.Whole.class).stream()
                .filter(earlier -> earlier != last && holdsMore(earlier, last)).toList());
        all(Entry.Begun.class).stream().reduce((earlier, later) -> later).ifPresent(rest::add);
        all(Entry.Planned.class).stream().filter(planned -> used.contains(planned.number())).forEach(rest::add);
        rest.addAll(there);
        rest.add(last);
        file.write(rest.stream().map(entry -> EntryJson.write(entry, folder)).toList());
    }

    private boolean holdsMore(Entry.Whole earlier, Entry.Whole later) {
        return earlier.files().keySet().stream()
                .anyMatch(name -> !later.files().containsKey(name) && Files.exists(folder.resolve(name)));
    }
}
