package unbox.runtime.reading;

import unbox.language.model.Feature;
import unbox.language.plan.Run;

/**
 * Where one feature is on, at one step of one picture.
 *
 * @param activation [height, width] of the block's grid, row by row
 */
public record HeatMap(Feature feature, Run run, int step, int height, int width, float[] activation) {

    /** The strongest activation. */
    public double largest() {
        double largest = 0;
        for (float value : activation) {
            largest = Math.max(largest, value);
        }
        return largest;
    }
}
