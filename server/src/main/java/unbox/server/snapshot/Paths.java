package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.Set;

/** Where paths lie. */
public final class Paths {

    private Paths() {}

    /** Whether a path is one of some files or folders, or lies in one of them. */
    public static boolean isIn(Path path, Set<Path> places) {
        for (Path place = path; place != null; place = place.getParent()) {
            if (places.contains(place)) {
                return true;
            }
        }
        return false;
    }
}
