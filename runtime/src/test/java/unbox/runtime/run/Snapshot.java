package unbox.runtime.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unbox.runtime.output.Hashes;
import unbox.runtime.store.Store;

/** Every file that a person sees below a folder, and the hash of what is in it. */
final class Snapshot {
    private Snapshot() {}

    static Map<String, String> of(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains(Store.FOLDER)).collect(Collectors.toMap(
                            file -> folder.relativize(file).toString(), Snapshot::hash, (one, other) -> one,
                            TreeMap::new));
        }
    }

    private static String hash(Path file) {
        try {
            return Hashes.sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
