package unbox.server.session;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** From an editor's addresses to paths and back. */
public final class Uris {

    private Uris() {}

    /** The path of an address; one that is no file's (an unsaved text) gets a path of its own in the working folder. */
    public static Path path(String uri) {
        return file(uri).orElseGet(() -> Path.of(uri.replaceAll("[^\\p{Alnum}._-]", "_")).toAbsolutePath().normalize());
    }

    private static Optional<Path> file(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equals(parsed.getScheme())
                    ? Optional.of(Path.of(parsed).toAbsolutePath().normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException strange) {
            return Optional.empty();
        }
    }

    /** The address of a path, without asking whether it is a folder. */
    public static String uri(Path path) {
        String uri = path.toUri().toString();
        return uri.endsWith("/") && path.getNameCount() > 0 ? uri.substring(0, uri.length() - 1) : uri;
    }
}
