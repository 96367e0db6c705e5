package unbox.runtime.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import unbox.language.model.Facts;
import unbox.language.plan.Run;

/**
 * Pictures that are painted together. How an experiment's runs fall into batches depends on the runs alone, so that
 * whoever runs them again paints the same batches and gets the same pictures, bit for bit.
 *
 * @param facts one a picture; equal size, steps and guidance, none twice
 */
public record Batch(List<Facts> facts) {
    /** Keeps memory bounded: two rows of guidance count twice. */
    private static final long MOST_PIXELS = 1 << 20;
    private static final int MOST_PICTURES = 8;

    /** What pictures of one batch have in common. */
    private record Shape(int width, int height, int steps, double guidance) {
        static Shape of(Facts facts) {
            return new Shape(facts.width(), facts.height(), facts.steps(), facts.guidance());
        }

        int mostPictures() {
            long pixels = (long) width * height * (guidance > 1 ? 2 : 1);
            return Math.clamp(MOST_PIXELS / pixels, 1, MOST_PICTURES);
        }
    }

    /** The batches of an experiment, in the order of its runs. Runs of equal facts are one picture. */
    public static List<Batch> of(List<Run> runs) {
        Map<Shape, LinkedHashSet<Facts>> byShape = new LinkedHashMap<>();
        for (Run run : runs) {
            byShape.computeIfAbsent(Shape.of(run.facts()), shape -> new LinkedHashSet<>()).add(run.facts());
        }
        List<Batch> batches = new ArrayList<>();
        byShape.forEach((shape, facts) -> {
            var all = List.copyOf(facts);
            for (int start = 0; start < all.size(); start += shape.mostPictures()) {
                int end = Math.min(all.size(), start + shape.mostPictures());
                batches.add(new Batch(all.subList(start, end)));
            }
        });
        return batches;
    }
}
