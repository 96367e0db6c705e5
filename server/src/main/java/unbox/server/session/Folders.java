package unbox.server.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import unbox.server.snapshot.World;

/** The folders of the workspace, and what changes in them. */
public final class Folders {
    private final Session session;
    private volatile Set<Path> folders = Set.of();

    public Folders(Session session) {
        this.session = session;
    }

    /** Sets the folders and looks for the scripts in them, which may take a while. */
    public void set(Collection<Path> paths) {
        folders = Set.copyOf(paths);
        Set<Path> scripts = new TreeSet<>();
        folders.forEach(folder -> scripts.addAll(WorkspaceScan.of(folder)));
        session.change(world -> world.withFiles(scripts));
    }

    /** Adds and takes away folders. */
    public void change(List<Path> added, List<Path> removed) {
        Set<Path> now = new HashSet<>(folders);
        removed.forEach(now::remove);
        now.addAll(added);
        set(now);
    }

    /** Files that have come, gone or changed: texts and masks are read again; a model's files concern everything. */
    public void filesChanged(List<Path> paths) {
        session.change(world -> {
            World changed = paths.stream().anyMatch(path -> path.toString().endsWith(".json"))
                    ? world.reread()
                    : world.changed(paths);
            Set<Path> scripts = new TreeSet<>(changed.files());
            paths.stream().filter(path -> path.toString().endsWith(".unbox")).forEach(path -> {
                if (Files.isRegularFile(path)) {
                    scripts.add(path);
                } else {
                    scripts.remove(path);
                }
            });
            return scripts.equals(changed.files()) ? changed : changed.withFiles(scripts);
        });
    }
}
