package unbox.server.session;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/** Finds the scripts in a folder of a workspace. Links to other folders are not followed, so that there is an end. */
final class WorkspaceScan extends SimpleFileVisitor<Path> {
    /** More are somebody's whole disk. */
    private static final int MOST_ENTRIES = 200_000;
    private static final int MOST_SCRIPTS = 20_000;
    private static final Path HERE = Path.of(".");
    private static final Set<String> NEVER = Set.of("node_modules", "target", "build", "__pycache__");

    private final Path folder;
    private final Set<Path> scripts = new TreeSet<>();
    private int entries;

    private WorkspaceScan(Path folder) {
        this.folder = folder;
    }

    /** The scripts in a folder and those inside it, hidden ones and outputs of builds left out. */
    static WorkspaceScan of(Path folder) {
        var scan = new WorkspaceScan(folder);
        try {
            // The folder itself may be a link; the dot goes through it.
            Files.walkFileTree(folder.resolve(HERE), scan);
        } catch (IOException unreadable) {
            return scan;
        }
        return scan;
    }

    static boolean isScript(Path file) {
        return file.toString().endsWith(".unbox");
    }

    private static boolean isPassedOver(Path name) {
        return name.toString().startsWith(".") && !name.equals(HERE) || NEVER.contains(name.toString());
    }

    /** Whether a scan of a folder would come to a path. */
    static boolean reaches(Path folder, Path path) {
        return path.startsWith(folder) && !path.equals(folder)
                && StreamSupport.stream(folder.relativize(path).spliterator(), false)
                        .noneMatch(WorkspaceScan::isPassedOver);
    }

    Path folder() {
        return folder;
    }

    Set<Path> scripts() {
        return scripts;
    }

    /** Whether the folder has been looked through to its end. */
    boolean isWhole() {
        return goesOn() == FileVisitResult.CONTINUE;
    }

    private FileVisitResult goesOn() {
        return entries < MOST_ENTRIES && scripts.size() < MOST_SCRIPTS
                ? FileVisitResult.CONTINUE
                : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
        entries++;
        return isPassedOver(entered.getFileName()) ? FileVisitResult.SKIP_SUBTREE : goesOn();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        entries++;
        if (isScript(file)) {
            scripts.add(file.toAbsolutePath().normalize());
        }
        return goesOn();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }
}
