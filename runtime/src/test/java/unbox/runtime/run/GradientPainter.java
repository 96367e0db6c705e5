package unbox.runtime.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import unbox.language.model.Facts;
import unbox.language.model.Operation;
import unbox.runtime.reading.Observation;
import unbox.runtime.reading.Picture;
import unbox.runtime.sae.SparseCode;
import unbox.runtime.share.Batch;
import unbox.runtime.share.HandMadeNeeds;
import unbox.runtime.share.Needs;
import unbox.runtime.share.Point;

/**
 * Paints gradients instead of a model's pictures, so that the runner's own work can be tested in no time and by hand: every
 * value is the seed plus what the edit's strengths add up to, red grows to the right by one a pixel. Each block's code has
 * one feature a position, the position's own number, as strong as that number times the step's number, counted from 1.
 */
final class GradientPainter implements Painter {
    static final int GRID = 4;

    final List<Batch> batches = new ArrayList<>();
    final Set<Long> lost = new HashSet<>();
    private final List<Facts> painted = new ArrayList<>();
    final Map<String, String> environment = new TreeMap<>(
            Map.of("unbox", "0.1.0", "device", "cpu", "pytorch", "none", "threads", "2"));
    final Map<String, String> hashes = new TreeMap<>(Map.of("unet/weights.safetensors", "00ff00ff00ff"));

    @Override
    public void paint(Batch batch, PaintRequest request) {
        batches.add(batch);
        for (Facts facts : batch.pictures().stream().filter(request.wanted()).toList()) {
            request.listener().passed(new Point(0, "up.0.1"), 1);
            request.made().accept(outcome(facts, request.observe()));
            painted.add(facts);
        }
    }

    /** How many pictures were painted since that was last asked. */
    int pictures() {
        int count = painted.size();
        painted.clear();
        return count;
    }

    private Outcome outcome(Facts facts, Set<String> observe) {
        if (lost.contains(facts.seed())) {
            return new Outcome.Lost(facts, "The picture with seed " + facts.seed() + " is lost.");
        }
        return new Outcome.Painted(facts,
                new Picture(facts.width(), facts.height(), pixels(facts), observations(facts, observe)));
    }

    private static List<Observation> observations(Facts facts, Set<String> observe) {
        return observe.stream().flatMap(block -> IntStream.range(0, facts.steps())
                .mapToObj(step -> new Observation(block, step, code(step)))).toList();
    }

    @Override
    public Needs needs() {
        return new HandMadeNeeds();
    }

    private static byte[] pixels(Facts facts) {
        byte[] rgb = new byte[facts.width() * facts.height() * 3];
        int base = (int) facts.seed() + strength(facts);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i % 3 == 0 ? base + i / 3 % facts.width() : base);
        }
        return rgb;
    }

    private static int strength(Facts facts) {
        return facts.edit().stream().mapToInt(operation -> operation instanceof Operation.Add add ? (int) add.by() : 0)
                .sum();
    }

    private static SparseCode code(int step) {
        int positions = GRID * GRID;
        float[] values = new float[positions];
        for (int i = 0; i < positions; i++) {
            values[i] = i * (step + 1);
        }
        return new SparseCode(GRID, GRID, 1, IntStream.range(0, positions).toArray(), values);
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Map<String, String> hashes() {
        return hashes;
    }

    @Override
    public void close() {}
}
