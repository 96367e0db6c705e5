package unbox.server.snapshot;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** Looks in a folder of a model or of autoencoders for a file or folder that has come, gone or changed since a time. */
final class YoungerFile extends SimpleFileVisitor<Path> {
    /** Autoencoders lie in a folder of a folder, each in a folder and one in that. */
    private static final int DEEPEST = 4;
    private static final int MOST_LOOKED_AT = 10_000;
    private static final Path PICTURES = Path.of("previews");

    private final long since;
    private int looked;
    private boolean found;

    private YoungerFile(long since) {
        this.since = since;
    }

    /**
     * Whether there is one, or the folder is not there.
     *
     * @param since in milliseconds
     */
    static boolean isIn(Path folder, long since) {
        var search = new YoungerFile(since);
        try {
            Files.walkFileTree(folder, Set.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, search);
        } catch (IOException gone) {
            return true;
        }
        return search.found;
    }

    private FileVisitResult look(BasicFileAttributes attributes) {
        found |= attributes.lastModifiedTime().toMillis() >= since - Stamp.COARSEST_CLOCK;
        return found || ++looked > MOST_LOOKED_AT ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
        return PICTURES.equals(entered.getFileName()) ? FileVisitResult.SKIP_SUBTREE : look(attributes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return look(attributes);
    }
}
