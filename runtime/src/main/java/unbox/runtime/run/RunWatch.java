package unbox.runtime.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import unbox.runtime.share.Passes;
import unbox.runtime.share.Point;

/** Follows the painting: stops it where somebody wants that, and tells how much is left from what each block took so far. */
final class RunWatch implements PaintListener {
    private static final String DECODER = "VAE";

    private final BooleanSupplier stopped;
    private final RunListener listener;
    private final Map<String, Long> left = new HashMap<>();
    private final Map<String, Long> done = new HashMap<>();
    private final Map<String, Long> nanoseconds = new HashMap<>();
    private long last = System.nanoTime();

    RunWatch(Passes passes, BooleanSupplier stopped, RunListener listener) {
        this.stopped = stopped;
        this.listener = listener;
        left.putAll(passes.blocks());
        left.put(DECODER, passes.decoded());
    }

    /** What has passed since is not painting. */
    void begin() {
        last = System.nanoTime();
    }

    @Override
    public void passed(Point point, int rows) {
        advance(point.block(), rows);
    }

    @Override
    public void decoded(int pictures) {
        advance(DECODER, pictures);
    }

    private void advance(String part, int count) {
        long now = System.nanoTime();
        done.merge(part, (long) count, Long::sum);
        left.computeIfPresent(part, (name, rows) -> Math.max(0, rows - count));
        nanoseconds.merge(part, now - last, Long::sum);
        last = now;
        long rest = nanosecondsLeft();
        long spent = nanoseconds.values().stream().mapToLong(Long::longValue).sum();
        listener.hear(new RunListener.Advanced((double) spent / Math.max(1, spent + rest), Duration.ofNanos(rest)));
        if (stopped.getAsBoolean()) {
            throw new StoppedException();
        }
    }

    /** What was never passed is taken for as slow as the others are on average. */
    private long nanosecondsLeft() {
        long rows = Math.max(1, done.values().stream().mapToLong(Long::longValue).sum());
        double usual = (double) nanoseconds.values().stream().mapToLong(Long::longValue).sum() / rows;
        double sum = 0;
        for (Map.Entry<String, Long> part : left.entrySet()) {
            Long many = done.get(part.getKey());
            sum += part.getValue() * (many == null ? usual : (double) nanoseconds.get(part.getKey()) / many);
        }
        return (long) sum;
    }
}
