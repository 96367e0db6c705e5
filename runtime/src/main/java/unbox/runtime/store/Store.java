package unbox.runtime.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import unbox.runtime.RunException;
import unbox.runtime.output.AtomicFiles;
import unbox.runtime.output.Hashes;
import unbox.runtime.output.Reasons;
import unbox.runtime.output.RelativePaths;
import unbox.runtime.reading.Observation;
import unbox.runtime.share.Batch;

/**
 * The memory of an experiment's folder. What is written here is on disk when the call returns, and a process that is killed
 * at any moment leaves a memory that is right about the pictures it knows.
 */
public final class Store {
    /** The hidden folder's name. */
    public static final String FOLDER = ".unbox";

    private final Path folder;
    private final Journal journal;
    private final Map<String, Map<String, Entry.Made>> made = new HashMap<>();
    private final TreeMap<Integer, Batch> batches = new TreeMap<>();

    private Store(Path folder) throws IOException {
        this.folder = folder;
        journal = new Journal(folder);
        journal.entries().forEach(this::remember);
    }

    /**
     * Reads the memory of an experiment's folder; where there is none it is empty. Who writes into it has the folder's
     * {@link OutputLock}, and {@linkplain #clean cleans} it first.
     *
     * @throws RunException if it cannot be read
     */
    public static Store open(Path folder) {
        try {
            return new Store(folder);
        } catch (IOException e) {
            throw new RunException("The folder " + folder + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    /**
     * Moves everything in a folder, with its memory, to a folder that is not there yet; the lock stays.
     *
     * @throws IOException where that cannot be done; what was not moved then is where it was
     */
    public static void move(Path folder, Path other) throws IOException {
        Files.createDirectories(other.resolve(FOLDER));
        for (Path inside : List.of(Path.of(""), Path.of(FOLDER))) {
            for (Path file : list(folder.resolve(inside))) {
                if (!file.getFileName().toString().equals(FOLDER) && !OutputLock.isLock(file)) {
                    Files.move(file, other.resolve(inside).resolve(file.getFileName()));
                }
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** Removes what a run that was killed left half written. */
    public void clean() {
        try (Stream<Path> files = Files.walk(folder)) {
            journal.repair();
            for (Path file : files.filter(AtomicFiles::isTemporary).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new RunException("The folder " + folder + " cannot be tidied: " + Reasons.of(e) + ".", e);
        }
    }

    private void remember(Entry entry) {
        if (entry instanceof Entry.Made picture) {
            made.computeIfAbsent(picture.id(), id -> new LinkedHashMap<>()).put(picture.path(), picture);
        } else if (entry instanceof Entry.Planned planned) {
            batches.put(planned.number(), planned.batch());
        }
    }

    private void add(Entry entry) {
        try {
            journal.add(entry);
        } catch (IOException e) {
            throw unwritable(folder.resolve(FOLDER), e);
        }
        remember(entry);
    }

    /** A run begins; batches that are planned from now on are its. */
    public void begin(String fingerprint, Map<String, String> settings) {
        add(new Entry.Begun(fingerprint, settings));
    }

    /** The last run, if it was stopped before it was whole. */
    public Optional<Interrupted> interrupted() {
        return Interrupted.last(journal.entries());
    }

    /** Remembers a batch. Returns its number. */
    public int plan(Batch batch) {
        int number = batches.isEmpty() ? 0 : batches.lastKey() + 1;
        add(new Entry.Planned(number, batch));
        return number;
    }

    public Batch batch(int number) {
        return batches.get(number);
    }

    /**
     * Writes a picture's file, and remembers it.
     *
     * @param content of the file
     * @param pixels SHA-256 of its values
     * @param observations what was read of it
     * @param observed the blocks of which that was
     * @return SHA-256 of the file
     */
    public String keep(String id, int batch, Path file, byte[] content, String pixels, List<Observation> observations,
            Set<String> observed) {
        if (!observed.isEmpty()) {
            write(codes(id), CodesFile.write(observations));
        }
        write(file, content);
        String sha256 = Hashes.sha256(content);
        add(new Entry.Made(id, batch, RelativePaths.of(folder, file), sha256, pixels, observed));
        return sha256;
    }

    /** A picture that lies in a place, if it is there and has not been changed since. */
    public Optional<Kept> find(String id, Path file) {
        return Optional.ofNullable(made.getOrDefault(id, Map.of()).get(RelativePaths.of(folder, file)))
                .flatMap(this::kept);
    }

    /** The same, wherever it lies. */
    public Optional<Kept> find(String id) {
        return made.getOrDefault(id, Map.of()).values().stream().map(this::kept).flatMap(Optional::stream).findFirst();
    }

    /** The batch in which a picture was computed, also where its file has gone since. */
    public Optional<Integer> batchOf(String id) {
        return made.getOrDefault(id, Map.of()).values().stream().map(Entry.Made::batch).findFirst();
    }

    private Optional<Kept> kept(Entry.Made picture) {
        Path file = folder.resolve(picture.path()).normalize();
        return isUnchanged(file, picture.sha256())
                ? Optional.of(new Kept(file, picture.batch(), picture.sha256(), picture.pixels(), picture.observed()))
                : Optional.empty();
    }

    /**
     * A picture that is there.
     *
     * @param observed the blocks whose codes are kept of it
     */
    public record Kept(Path file, int batch, String sha256, String pixels, Set<String> observed) {}

    /** What was read of a picture; empty where that is not kept any more. */
    public Optional<List<Observation>> observations(String id) {
        try {
            return Optional.of(CodesFile.read(Files.readAllBytes(codes(id))));
        } catch (IOException goneOrDamaged) {
            return Optional.empty();
        }
    }

    /** Where a picture lies that the script does not ask for. */
    public Path twin(String id) {
        return folder.resolve(FOLDER).resolve("twins").resolve(id);
    }

    private Path codes(String id) {
        return folder.resolve(FOLDER).resolve("codes").resolve(id);
    }

    /** The run is whole; {@code files} was drawn and written of its pictures, {@code text} is what they were made from. */
    public void whole(String text, Collection<Path> files) {
        Map<String, String> hashes = new TreeMap<>();
        files.forEach(file -> hashes.put(RelativePaths.of(folder, file), Hashes.sha256(read(file))));
        add(new Entry.Whole(text, hashes));
        try {
            journal.compact(picture -> kept(picture).isPresent());
        } catch (IOException e) {
            throw unwritable(folder.resolve(FOLDER), e);
        }
    }

    /** Whether the last run was of the same text, came to its end, and all it wrote beside its pictures is still there. */
    public boolean isWhole(String text) {
        return journal.last().orElse(null) instanceof Entry.Whole whole && whole.text().equals(text)
                && whole.files().entrySet().stream()
                        .allMatch(file -> isUnchanged(folder.resolve(file.getKey()), file.getValue()));
    }

    /** Everything that runs have written here and that is still there unchanged, but for what this room keeps to itself. */
    public List<Path> files() {
        Stream<Map.Entry<String, String>> pictures = made.values().stream().flatMap(files -> files.values().stream())
                .map(picture -> Map.entry(picture.path(), picture.sha256()));
        Stream<Map.Entry<String, String>> others = journal.all(Entry.Whole.class).stream()
                .flatMap(whole -> whole.files().entrySet().stream());
        return Stream.concat(pictures, others).filter(file -> !file.getKey().startsWith(FOLDER))
                .filter(file -> isUnchanged(folder.resolve(file.getKey()).normalize(), file.getValue()))
                .map(file -> folder.resolve(file.getKey()).normalize()).distinct().sorted().toList();
    }

    private static boolean isUnchanged(Path file, String sha256) {
        return Files.isRegularFile(file) && Hashes.sha256(read(file)).equals(sha256);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RunException(file + " cannot be read: " + Reasons.of(e) + ".", e);
        }
    }

    private static void write(Path file, byte[] content) {
        try {
            AtomicFiles.write(file, content);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static RunException unwritable(Path file, IOException e) {
        return new RunException(file + " cannot be written: " + Reasons.of(e)
                + ". What was finished before it stays: make room and go on with --resume, or choose another folder with --out.",
                e);
    }
}
