package unbox.server.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import unbox.server.snapshot.Paths;
import unbox.server.snapshot.World;

/** The folders of the workspace, and what changes in them. */
public final class Folders {
    private final Session session;
    private Set<Path> folders = Set.of();
    /** What has changed while folders are looked through: what was found there may be out of date. */
    private final Set<Path> meanwhile = new HashSet<>();
    private boolean looking;

    public Folders(Session session) {
        this.session = session;
    }

    /**
     * Sets the folders and looks for the scripts in them, which may take a while.
     *
     * @return the folders that hold too much to be looked through
     */
    public List<Path> set(Collection<Path> paths) {
        synchronized (this) {
            folders = Set.copyOf(paths);
        }
        return look(paths, true);
    }

    /** Adds and takes away folders, likewise. */
    public List<Path> change(List<Path> added, List<Path> removed) {
        Set<Path> now;
        synchronized (this) {
            now = new HashSet<>(folders);
        }
        removed.forEach(now::remove);
        now.addAll(added);
        return set(now);
    }

    /** Looks for scripts that have come, for editors that do not tell. */
    public void lookAgain() {
        change(List.of(), List.of());
    }

    /** Looks for the scripts in folders that have come, likewise. */
    public List<Path> look(Collection<Path> come) {
        return look(come, false);
    }

    private List<Path> look(Collection<Path> places, boolean only) {
        synchronized (this) {
            looking = true;
        }
        List<WorkspaceScan> scans = places.stream().map(WorkspaceScan::of).toList();
        synchronized (this) {
            session.change(world -> {
                Set<Path> scripts = new TreeSet<>(only ? Set.of() : world.files());
                scans.forEach(scan -> scripts.addAll(scan.scripts()));
                follow(meanwhile, scripts);
                return scripts.equals(world.files()) ? world : world.withFiles(scripts);
            });
            meanwhile.clear();
            looking = false;
        }
        return scans.stream().filter(scan -> !scan.isWhole()).map(WorkspaceScan::folder).toList();
    }

    /**
     * Files and folders that have come, gone or changed: texts and masks are read again; a model's files concern everything.
     *
     * @return folders that have come, to be looked through
     */
    public synchronized List<Path> filesChanged(Collection<Path> changes) {
        if (looking) {
            meanwhile.addAll(changes);
        }
        session.change(world -> {
            World changed = world.concernsModels(changes) ? world.reread() : world.changed(changes);
            Set<Path> scripts = new TreeSet<>(changed.files());
            follow(changes, scripts);
            return scripts.equals(changed.files()) ? changed : changed.withFiles(scripts);
        });
        return changes.stream().filter(path -> belongs(path) && Files.isDirectory(path)).toList();
    }

    private boolean belongs(Path path) {
        return folders.stream().anyMatch(folder -> WorkspaceScan.reaches(folder, path));
    }

    /** Adds what is there now, and removes what is not, a folder's scripts too. */
    private void follow(Collection<Path> changes, Set<Path> scripts) {
        Set<Path> gone = new HashSet<>();
        for (Path path : changes) {
            if (WorkspaceScan.isScript(path) && belongs(path) && Files.isRegularFile(path)) {
                scripts.add(path);
            } else if (!Files.exists(path)) {
                gone.add(path);
            }
        }
        scripts.removeIf(script -> Paths.isIn(script, gone));
    }
}
