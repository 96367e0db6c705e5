package unbox.runtime.serve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Tasks in the order in which they came, done one after the other on one thread. */
final class TaskQueue {
    private final Deque<Task> waiting = new ArrayDeque<>();
    private final Thread thread;
    private Task running;
    private boolean closed;

    /** @param end done on the same thread when the queue is closed and no task runs any more */
    TaskQueue(Runnable end) {
        thread = Thread.ofPlatform().name("painter").start(() -> {
            try {
                work();
            } finally {
                end.run();
            }
        });
    }

    private void work() {
        for (Optional<Task> next = next(); next.isPresent(); next = next()) {
            next.get().run();
        }
    }

    private synchronized Optional<Task> next() {
        running = null;
        while (waiting.isEmpty() && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        running = waiting.poll();
        return Optional.ofNullable(running);
    }

    synchronized void add(Task task) {
        waiting.add(task);
        notifyAll();
    }

    /** Cancels a task that waits or runs; false where there is none of that name. A task that waited is still run, to say so. */
    synchronized boolean cancel(String name) {
        Optional<Task> found = running != null && running.name().equals(name) ? Optional.of(running)
                : waiting.stream().filter(task -> task.name().equals(name)).findFirst();
        found.ifPresent(Task::cancel);
        return found.isPresent();
    }

    synchronized Optional<String> running() {
        return Optional.ofNullable(running).map(Task::name);
    }

    synchronized List<String> waiting() {
        return waiting.stream().map(Task::name).toList();
    }

    /** Cancels everything, and waits until nothing runs any more. */
    void close() throws InterruptedException {
        synchronized (this) {
            closed = true;
            waiting.forEach(Task::cancel);
            if (running != null) {
                running.cancel();
            }
            notifyAll();
        }
        thread.join();
    }
}
