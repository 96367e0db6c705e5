package unbox.language.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import unbox.language.catalog.file.BrokenFileException;

/**
 * The folder where the hub's clients keep what they have downloaded. It is only read.
 *
 * @see <a href="https://github.com/huggingface/huggingface_hub">huggingface_hub, constants.py and file_download.py</a>
 */
public final class HubCache {
    private static final Pattern ID = Pattern.compile("[\\w-][\\w.-]*/[\\w-][\\w.-]*");
    private static final Pattern REVISION = Pattern.compile("[\\w-][\\w.-]*(/[\\w-][\\w.-]*)*");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    private final Optional<Path> root;

    /** @param environment HF_HUB_CACHE, HF_HOME, XDG_CACHE_HOME and HOME say where it lies */
    public HubCache(Map<String, String> environment) {
        root = root(environment);
    }

    /** Where it lies, whether or not there is anything; empty where not even a home is known. */
    public Optional<Path> root() {
        return root;
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    static boolean isRevision(String revision) {
        return REVISION.matcher(revision).matches();
    }

    /** The files of a model at a revision, a branch, tag or commit; empty where they were never downloaded. */
    Optional<Path> snapshot(String id, String revision) {
        if (root.isEmpty()) {
            return Optional.empty();
        }
        Path repository = root.get().resolve("models--" + id.replace("/", "--"));
        Optional<String> commit = COMMIT.matcher(revision).matches()
                ? Optional.of(revision)
                : commit(repository.resolve("refs").resolve(revision));
        return commit.map(name -> repository.resolve("snapshots").resolve(name)).filter(Files::isDirectory);
    }

    /** What was downloaded at its main revision: folders by id. */
    SortedMap<String, Path> downloaded() {
        SortedMap<String, Path> found = new TreeMap<>();
        if (root.isEmpty() || !Files.isDirectory(root.get())) {
            return found;
        }
        try (Stream<Path> folders = Files.list(root.get())) {
            folders.map(folder -> folder.getFileName().toString()).filter(name -> name.startsWith("models--"))
                    .map(name -> name.substring("models--".length()).replace("--", "/")).filter(HubCache::isId)
                    .forEach(id -> intact(id).ifPresent(folder -> found.put(id, folder)));
        } catch (IOException unreadable) {
            throw new BrokenFileException(root.get(), "cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return found;
    }

    private Optional<Path> intact(String id) {
        try {
            return snapshot(id, "main");
        } catch (BrokenFileException broken) {
            return Optional.empty();
        }
    }

    private static Optional<String> commit(Path reference) {
        if (!Files.isRegularFile(reference)) {
            return Optional.empty();
        }
        try {
            String commit = Files.readString(reference).strip();
            if (!COMMIT.matcher(commit).matches()) {
                throw new BrokenFileException(reference, "does not name a commit; download the model again");
            }
            return Optional.of(commit);
        } catch (IOException unreadable) {
            throw new BrokenFileException(reference, "cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static Optional<Path> root(Map<String, String> environment) {
        Optional<Path> home = path(environment, "HOME", Optional.empty())
                .or(() -> path(environment, "USERPROFILE", Optional.empty()));
        return path(environment, "HF_HUB_CACHE", home)
                .or(() -> path(environment, "HF_HOME", home).map(place -> place.resolve("hub")))
                .or(() -> path(environment, "XDG_CACHE_HOME", home).map(place -> place.resolve("huggingface/hub")))
                .or(() -> home.map(place -> place.resolve(".cache/huggingface/hub")));
    }

    private static Optional<Path> path(Map<String, String> environment, String name, Optional<Path> home) {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return home.isPresent() && (value.equals("~") || value.startsWith("~/"))
                ? Optional.of(home.get().resolve(value.substring(Math.min(2, value.length()))))
                : Optional.of(Path.of(value));
    }
}
