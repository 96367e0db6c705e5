package unbox.runtime.sae;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The code of a block's update at one step, on the heap: for each position of the grid, row by row, its k strongest
 * features and how strongly each is on (0: not).
 *
 * @param indices [height * width * k], none twice at one position
 * @param values [height * width * k], none below 0
 */
public record SparseCode(int height, int width, int k, int[] indices, float[] values) {

    /** How many positions the grid has. */
    public int positions() {
        return height * width;
    }

    /** How strongly one feature is on at each position: [height * width]. */
    public float[] activation(int feature) {
        float[] activation = new float[positions()];
        for (int entry = 0; entry < values.length; entry++) {
            if (indices[entry] == feature) {
                activation[entry / k] = values[entry];
            }
        }
        return activation;
    }

    /**
     * The features with the largest sum of activation times weight, strongest first; the lower index first where equal.
     * Only sums above 0 count, so there may be fewer than {@code count}.
     *
     * @param weights [height * width]
     */
    public List<Integer> strongest(float[] weights, int count) {
        Map<Integer, Double> sums = new TreeMap<>();
        for (int entry = 0; entry < values.length; entry++) {
            double weighted = (double) values[entry] * weights[entry / k];
            if (weighted > 0) {
                sums.merge(indices[entry], weighted, Double::sum);
            }
        }
        return sums.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(count)
                .map(Map.Entry::getKey).toList();
    }
}
