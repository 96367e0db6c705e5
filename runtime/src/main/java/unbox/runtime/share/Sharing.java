package unbox.runtime.share;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import unbox.language.model.Facts;

/**
 * How pictures are computed: in which batches, and what that takes.
 *
 * @param peak expected bytes of memory, weights included
 */
public record Sharing(List<Batch> batches, long peak) {

    /**
     * The quickest way that fits into memory; it depends on the pictures, the model and the budget alone.
     *
     * @param pictures in the order in which they are wanted; equal ones are one
     * @param budget bytes, weights included; where even one picture after the other takes more, that is how they are computed
     */
    public static Sharing of(Collection<Facts> pictures, Needs needs, long budget) {
        Map<Settings, List<Facts>> bySettings = pictures.stream()
                .collect(Collectors.groupingBy(Settings::of, LinkedHashMap::new, Collectors.toList()));
        List<Batch> batches = new ArrayList<>();
        long peak = 0;
        for (List<Facts> alike : bySettings.values()) {
            Sharing fitting = fitting(alike, needs, budget - needs.weights());
            batches.addAll(fitting.batches());
            peak = Math.max(peak, fitting.peak());
        }
        return new Sharing(List.copyOf(batches), needs.weights() + peak);
    }

    /** Expected bytes of memory that a batch takes beside the weights. */
    public static long peak(Batch batch, Needs needs) {
        return Peak.of(batch, needs);
    }

    private static Sharing fitting(List<Facts> pictures, Needs needs, long budget) {
        long decoding = needs.decoding(Settings.of(pictures.getFirst()));
        int decoded = Math.clamp(budget / Math.max(1, decoding), 1, Limits.MOST.decoded());
        Sharing sharing = null;
        for (int rows = Limits.MOST.rows(); rows > 0; rows--) {
            List<Batch> batches = Batch.of(pictures, new Limits(rows, decoded));
            sharing = new Sharing(batches, batches.stream().mapToLong(batch -> Peak.of(batch, needs)).max().orElse(0));
            if (sharing.peak() <= budget) {
                break;
            }
        }
        return sharing;
    }
}
