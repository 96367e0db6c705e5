package unbox.server.session;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.TreeSet;

/** Finds the scripts in the folders of a workspace. */
final class WorkspaceScan extends SimpleFileVisitor<Path> {
    /** More are somebody's whole disk. */
    private static final int MOST_FILES = 20_000;
    private static final Set<String> NEVER = Set.of("node_modules", "target", "build", "__pycache__");

    private final Set<Path> scripts = new TreeSet<>();

    private WorkspaceScan() {}

    /** The scripts in a folder and those inside it, hidden ones and outputs of builds left out. */
    static Set<Path> of(Path folder) {
        var scan = new WorkspaceScan();
        try {
            Files.walkFileTree(folder, scan);
        } catch (IOException unreadable) {
            return scan.scripts;
        }
        return scan.scripts;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = folder.getFileName() == null ? "" : folder.getFileName().toString();
        return name.startsWith(".") || NEVER.contains(name) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.toString().endsWith(".unbox")) {
            scripts.add(file.toAbsolutePath().normalize());
        }
        return scripts.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
        return FileVisitResult.CONTINUE;
    }
}
