package unbox.runtime.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Scope;

/** Carries out the edits of a batch, all rows at once. */
final class EditedOutput {
    private EditedOutput() {}

    /**
     * Each row's base; the output itself where all its rows go on as they are.
     *
     * @param choices the arrays to choose from, all of one shape [rows, ...]; asked only for bases that a row has
     */
    static NDArray bases(Kernels kernels, List<RowEdit> edits, Function<Base, NDArray> choices) {
        Map<Base, NDArray> asked = new EnumMap<>(Base.class);
        edits.forEach(edit -> asked.computeIfAbsent(edit.base(), choices));
        if (asked.size() == 1) {
            Base base = edits.getFirst().base();
            int[] rows = edits.stream().mapToInt(RowEdit::from).toArray();
            boolean unchanged = base == Base.OUTPUT && isAll(rows, asked.get(base));
            return unchanged ? asked.get(base) : kernels.rows(asked.get(base), rows);
        }
        NDList rows = new NDList(edits.size());
        edits.forEach(edit -> rows.add(kernels.rows(asked.get(edit.base()), new int[]{edit.from()})));
        return NDArrays.concat(rows);
    }

    private static boolean isAll(int[] rows, NDArray array) {
        return rows.length == array.getShape().get(0)
                && IntStream.range(0, rows.length).allMatch(row -> rows[row] == row);
    }

    /**
     * The sum of each row's changes: [rows, positions, width].
     *
     * @param directions what each feature adds when it is on by 1: [features, width]
     */
    static NDArray changes(Kernels kernels, NDArray directions, List<RowEdit> edits, int positions) {
        int rows = edits.size();
        int most = edits.stream().mapToInt(edit -> edit.changes().size()).max().orElse(0);
        // A row with fewer changes than others adds feature 0 by 0.
        long[] features = new long[rows * most];
        float[] coefficients = new float[rows * positions * most];
        for (int row = 0; row < rows; row++) {
            List<Change> changes = edits.get(row).changes();
            for (int i = 0; i < changes.size(); i++) {
                features[row * most + i] = changes.get(i).feature();
                spread(changes.get(i).coefficients(), coefficients, row * positions * most + i, most);
            }
        }
        try (Scope scope = new Scope()) {
            NDManager manager = directions.getManager();
            NDArray chosen = kernels.embedding(directions, manager.create(features, new Shape(rows, most)));
            return scope.keep(manager.create(coefficients, new Shape(rows, positions, most)).matMul(chosen));
        }
    }

    private static void spread(float[] values, float[] target, int start, int stride) {
        for (int i = 0; i < values.length; i++) {
            target[start + i * stride] = values[i];
        }
    }
}
