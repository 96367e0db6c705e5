package unbox.runtime.reading;

import java.util.List;
import java.util.Optional;
import unbox.language.model.Feature;
import unbox.language.plan.Run;

/**
 * The strongest features of one block at one step of one picture, before the block's own edit, cond branch.
 *
 * @param strongest by mean over the positions, the largest first; the lower index first where equal
 */
public record Exploration(Run run, String block, int step, List<Row> strongest) {

    /**
     * One feature.
     *
     * @param label what people call it, where known
     * @param mean of its activation over all positions
     * @param maximum of its activation
     * @param share of the positions where it is on
     * @param unit its mean activation where it is on, over many pictures: what a strength of 1 adds, where known
     */
    public record Row(Feature feature, Optional<String> label, double mean, double maximum, double share,
            Optional<Float> unit) {}
}
