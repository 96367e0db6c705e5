package unbox.runtime.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Optional;
import unbox.runtime.model.Samples;
import unbox.runtime.model.UNetState;
import unbox.runtime.reading.Observation;
import unbox.runtime.share.Point;

/**
 * All that the rows of a wave need to be gone on with from where they part, any number of times and each time with other
 * edits.
 *
 * @param input what entered the block
 * @param after the state after the block, whose output no edit has touched
 */
record Parting(Point point, Samples samples, NDArray input, UNetState after, List<List<Observation>> seen,
        List<Optional<String>> lost) {

    NDList arrays() {
        NDList arrays = new NDList(samples.arrays());
        arrays.addAll(after.arrays());
        arrays.add(input);
        return arrays;
    }

    /** In memory. */
    long bytes() {
        return arrays().stream().mapToLong(array -> array.size() * array.getDataType().getNumOfBytes()).sum();
    }

    void free() {
        Flow.free(arrays(), new NDList());
    }
}
