package unbox.server.snapshot;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import unbox.language.catalog.CatalogSource;

/**
 * Everything that answers depend on, at one moment: the texts of open editors, before them what lies on disk. Immutable:
 * every change makes another, which keeps the snapshots that the change does not concern.
 */
public final class World {
    private static final Runnable ALWAYS = () -> {};

    private final Texts texts;
    /** The scripts of the workspace's folders. */
    private final Set<Path> files;
    /** Of texts that are open. */
    private final Map<Path, Snapshot> snapshots;
    /** Of files, of which there may be more than memory. */
    private final SoftMap<Path, Snapshot> others;
    private final Runnable before;

    /** @param sources gives a source that has read nothing yet */
    public World(Supplier<CatalogSource> sources) {
        this(new Texts(new Disk(sources), Map.of()), Set.of());
    }

    private World(Texts texts, Set<Path> files) {
        this(texts, files, new ConcurrentHashMap<>(), new SoftMap<>(), ALWAYS);
    }

    private World(Texts texts, Set<Path> files, Map<Path, Snapshot> snapshots, SoftMap<Path, Snapshot> others,
            Runnable before) {
        this.texts = texts;
        this.files = files;
        this.snapshots = snapshots;
        this.others = others;
        this.before = before;
    }

    /**
     * The same world for an answer that may not be wanted to its end.
     *
     * @param wanted is run before each look at a script, and while it is planned; throws a
     *        {@link java.util.concurrent.CancellationException} where the answer is not wanted any more
     */
    public World whileWanted(Runnable wanted) {
        return new World(texts, files, snapshots, others, wanted);
    }

    /** The world with another text of a document; also how one is opened. */
    public World with(Document document) {
        Map<Path, Document> documents = new HashMap<>(texts.open());
        documents.put(document.path(), document);
        World next = new World(new Texts(texts.disk(), Map.copyOf(documents)), files).keeping(this,
                Set.of(document.path()));
        Optional.ofNullable(snapshots.get(document.path())).ifPresent(
                before -> next.snapshots.put(document.path(), before.next(document, next.texts)));
        return next;
    }

    /** The world where an editor is closed: the file on disk counts again. */
    public World without(Path closed) {
        Map<Path, Document> documents = new HashMap<>(texts.open());
        documents.remove(closed);
        return new World(new Texts(texts.disk().without(Set.of(closed)), Map.copyOf(documents)), files).keeping(this,
                Set.of(closed));
    }

    /** The world where no editor is open. */
    public World withoutOpen() {
        return new World(new Texts(texts.disk().without(texts.open().keySet()), Map.of()), files);
    }

    /** The world where files or whole folders have changed on disk. */
    public World changed(Collection<Path> changes) {
        Set<Path> changed = Set.copyOf(changes);
        return new World(new Texts(texts.disk().without(changed), texts.open()), files).keeping(this, changed);
    }

    /** The world after a look at whether models have come or changed: they may lie where no editor watches files. */
    public World withNewestModels() {
        return lacksModels() || texts.disk().models().haveChanged() ? reread() : this;
    }

    /** The world after a look at whether files have changed, for editors that do not tell. */
    public World lookedAt() {
        Set<Path> changes = texts.disk().changed();
        return changes.isEmpty() ? this : changed(changes);
    }

    /** Whether models and autoencoders must be read again after such changes. */
    public boolean concernsModels(Collection<Path> changes) {
        return texts.disk().models().concern(changes);
    }

    /** The world with everything on disk to be read again. */
    public World reread() {
        return new World(new Texts(texts.disk().fresh(), texts.open()), files);
    }

    /** The world where the folders of the workspace hold these scripts. */
    public World withFiles(Set<Path> scripts) {
        return new World(texts, Set.copyOf(scripts)).keeping(this, Set.of());
    }

    /** The scripts in the folders of the workspace, without those that are only open. */
    public Set<Path> files() {
        return files;
    }

    /** Every script that is known: in the workspace, or open. Sorted. */
    public SortedSet<Path> scripts() {
        SortedSet<Path> all = new TreeSet<>(files);
        all.addAll(texts.open().keySet());
        return all;
    }

    /** Whether a model or autoencoders that scripts name were not there when they were asked for. */
    public boolean lacksModels() {
        return texts.disk().models().lack();
    }

    /** The workspace of a script: the folder that its masks, imports and outputs stay inside. */
    public Path workspace(Path script) {
        return texts.workspace(script);
    }

    private World keeping(World before, Set<Path> changed) {
        before.snapshots.forEach((path, snapshot) -> {
            if (isUntouched(path, snapshot, changed)) {
                snapshots.put(path, snapshot);
            }
        });
        before.others.forEach((path, snapshot) -> {
            if (isUntouched(path, snapshot, changed)) {
                others.put(path, snapshot);
            }
        });
        return this;
    }

    private static boolean isUntouched(Path path, Snapshot snapshot, Set<Path> changed) {
        return !Paths.isIn(path, changed) && snapshot.isKnown() && !snapshot.asksFor(changed);
    }

    /** The documents that are open in an editor. */
    public Collection<Document> open() {
        return texts.open().values();
    }

    /** A document, open or on disk; empty where there is none. */
    public Optional<Document> document(Path path) {
        before.run();
        return texts.document(path);
    }

    /** A script in this world; empty where there is no such file. */
    public Optional<Snapshot> snapshot(Path path) {
        before.run();
        return before == ALWAYS ? find(path) : find(path).map(snapshot -> snapshot.whileWanted(before));
    }

    private Optional<Snapshot> find(Path path) {
        Document open = texts.open().get(path);
        if (open != null) {
            return Optional.of(snapshots.computeIfAbsent(path, key -> new Snapshot(open, texts)));
        }
        return others.find(path)
                .or(() -> document(path).map(file -> others.get(path, key -> new Snapshot(file, texts))));
    }
}
