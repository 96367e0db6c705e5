package unbox.server.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import unbox.language.catalog.CatalogSource;
import unbox.server.snapshot.World;

/**
 * The world as it is now. Only the thread that reads the editor's messages changes it, and those that watch files; each
 * change makes another world, and whoever works with an older one is not disturbed.
 */
public final class Session {
    private static final int MOST_READ_AHEAD = 2000;

    private volatile World world;
    private volatile List<Runnable> listeners = List.of();

    /** @param sources gives a source that has read nothing yet */
    public Session(Supplier<CatalogSource> sources) {
        world = new World(sources);
    }

    public World world() {
        return world;
    }

    /** Makes another world of the one that there is, and tells whoever listens. */
    public void change(UnaryOperator<World> step) {
        boolean changed;
        synchronized (this) {
            World before = world;
            world = step.apply(before);
            changed = world != before;
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Reads files of the workspace, so that the first question about all of them does not wait for the disk. */
    public void readAhead() {
        World now = world;
        now.files().stream().limit(MOST_READ_AHEAD).takeWhile(file -> !Thread.currentThread().isInterrupted())
                .forEach(now::document);
    }

    /** Adds somebody who is told after each change, on the thread that made it. */
    public synchronized void listen(Runnable listener) {
        List<Runnable> more = new ArrayList<>(listeners);
        more.add(listener);
        listeners = List.copyOf(more);
    }
}
