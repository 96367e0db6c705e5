package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import unbox.runtime.tensor.Kernels;

/**
 * How far a forward pass has come: all that the stages from {@code stage} on need of those before. A kept state can be
 * resumed any number of times. Its arrays belong to the scope in which it was made.
 *
 * @param stage the index of the stage that runs next
 * @param hidden [rows, channels, height, width]
 * @param skips what the way up still takes, the last first; also may hold {@code hidden} itself
 */
public record UNetState(int stage, NDArray hidden, List<NDArray> skips) {

    /** All its arrays, to {@link unbox.runtime.tensor.Scope#keep(NDList) keep}. */
    public NDList arrays() {
        NDList arrays = new NDList(skips);
        arrays.add(hidden);
        return arrays;
    }

    /**
     * The same for other rows, after a transformer block that was edited.
     *
     * @param edited what the block gives instead: a row for each row of the result
     * @param rows for each row of the result the row of this state that it comes from
     */
    public UNetState edited(NDArray edited, int[] rows, Kernels kernels) {
        List<NDArray> others = skips.stream()
                .map(skip -> skip == hidden ? edited : kernels.rows(skip, rows)).toList();
        return new UNetState(stage, edited, others);
    }

    /** Whether it holds this very array. */
    boolean holds(NDArray array) {
        return hidden == array || skips.stream().anyMatch(skip -> skip == array);
    }
}
