package unbox.runtime.serve;

import java.util.concurrent.atomic.AtomicBoolean;

/** Something that waits for its turn to paint, or paints. */
final class Task {
    private final String name;
    private final Work work;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** What is done when its turn has come. */
    @FunctionalInterface
    interface Work {

        /** It looks at each block whether the task has been cancelled. */
        void run(Task task);
    }

    /** @param name by which the client knows it */
    Task(String name, Work work) {
        this.name = name;
        this.work = work;
    }

    String name() {
        return name;
    }

    void run() {
        work.run(this);
    }

    void cancel() {
        cancelled.set(true);
    }

    boolean isCancelled() {
        return cancelled.get();
    }
}
