package unbox.runtime.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import unbox.runtime.model.Sampler;
import unbox.runtime.model.Samples;
import unbox.runtime.model.TextEmbedding;
import unbox.runtime.model.UNetCondition;
import unbox.runtime.model.UNetState;
import unbox.runtime.reading.Observation;
import unbox.runtime.share.Wave;

/**
 * The rows of a wave on their way from noise to latents, in the middle of a step. It is used once: whoever carries it on
 * frees what the next does not need.
 *
 * @param rows what each row is
 * @param state how far the step's forward pass has come
 * @param seen what was read of each row so far, in the order of the steps
 * @param lost for each row, why it is of no use any more
 */
record Flow(List<Wave.Row> rows, Samples samples, TextEmbedding text, UNetCondition condition, UNetState state,
        List<List<Observation>> seen, List<Optional<String>> lost) {

    /** Rows before their first step. */
    static Flow begin(List<Wave.Row> rows, Samples samples, TextEmbedding text, Sampler.Entry entry) {
        return new Flow(rows, samples, text, entry.condition(), entry.state(),
                rows.stream().<List<Observation>>map(row -> new ArrayList<>()).toList(),
                rows.stream().map(row -> Optional.<String>empty()).toList());
    }

    int step() {
        return samples.step();
    }

    /** Further in the same step. */
    Flow at(UNetState later) {
        return new Flow(rows, samples, text, condition, later, seen, lost);
    }

    /** In the next step. */
    Flow in(Samples later, Sampler.Entry entry) {
        return new Flow(rows, later, text, entry.condition(), entry.state(), seen, lost);
    }

    /** With rows that have been lost since. */
    Flow losing(List<Optional<String>> reasons) {
        return new Flow(rows, samples, text, condition, state, seen, reasons);
    }

    /** What was read of the rows that others come from, by those others. */
    static List<List<Observation>> handedDown(List<List<Observation>> seen, int[] parents) {
        return IntStream.of(parents).<List<Observation>>mapToObj(parent -> new ArrayList<>(seen.get(parent))).toList();
    }

    NDList arrays() {
        NDList arrays = new NDList(samples.arrays());
        arrays.addAll(state.arrays());
        arrays.addAll(List.of(text.hidden(), text.pooled(), condition.time()));
        return arrays;
    }

    void free() {
        free(arrays(), new NDList());
    }

    /** Frees arrays at once, and not only when their scope closes, but for those that are needed. */
    static void free(NDList arrays, NDList needed) {
        for (NDArray array : arrays) {
            if (needed.stream().noneMatch(other -> other == array)) {
                array.close();
            }
        }
    }
}
