package unbox.runtime.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.runtime.sae.Autoencoder;
import unbox.runtime.sae.AutoencoderWeights;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.PlainKernels;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.Scope;

/**
 * A block small enough for pen and paper: a grid of two positions, a and b, with two values each, and an autoencoder of
 * three features of which two are on.
 *
 * <pre>
 *                     a            b
 * input            (1, 1)       (2, 0)
 * output           (5, 3)       (3, 1)
 * update x         (4, 2)       (1, 1)
 * x - pre_bias     (3, 2)       (0, 1)            pre_bias (1, 0)
 *
 * feature   encoder   latent_bias   at a   at b   decoder         mean
 * 0         (1, 0)       -0.5        2.5   -0.5   (1, 0)            2
 * 1         (0, 1)        0          2      1     (0, 1)            4
 * 2         (1, 1)       -1          4      0     (0.5, -0.5)       0
 *
 * z of the two strongest: at a feature 2 by 4 and feature 0 by 2.5; at b feature 1 by 1 (and feature 2 by 0).
 * decoded: a 2.5 (1, 0) + 4 (0.5, -0.5) + (1, 0) = (5.5, -2);  b (0, 1) + (1, 0) = (1, 1)
 *
 * Another prompt's run has the input (0, 0) at both and the outputs (2, 0) and (5, 0), so the features are
 * at a 0.5, 0, 0 and at b 3.5, 0, 3; z: at a feature 0 by 0.5; at b feature 0 by 3.5 and feature 2 by 3.
 * </pre>
 */
final class HandMade implements AutoCloseable {
    static final String BLOCK = "mid.0";
    static final String OTHER_PROMPT = "another prompt";
    /** Weighs a by 1 and b by a half; stands in for what the rasteriser makes of it. */
    static final Region SOFT = new Region.Rectangle(0, 0, 0.75, 1);
    /** Weighs a by 0 and b by 1. */
    static final Region RIGHT = new Region.Rectangle(0.5, 0, 1, 1);

    static final float[][] INPUT = {{1, 1}, {2, 0}};
    static final float[][] OUTPUT = {{5, 3}, {3, 1}};
    private static final float[][] OTHER_INPUT = {{0, 0}, {0, 0}};
    private static final float[][] OTHER_OUTPUT = {{2, 0}, {5, 0}};

    final PyTorch torch = PyTorch.open("cpu", 1, sentence -> {});
    final Kernels kernels = new PlainKernels();

    /** The autoencoder, with its means or without. */
    Autoencoder autoencoder(boolean means) {
        Optional<float[]> known = means ? Optional.of(new float[]{2, 4, 0}) : Optional.empty();
        AutoencoderCard card = new AutoencoderCard(BLOCK, Path.of("hand-made"), 3, 2, 2, known, Optional.empty(),
                Map.of());
        return new Autoencoder(card, new AutoencoderWeights(new float[]{1, 0, 0, 1, 1, 1},
                new float[]{1, 0, 0, 1, 0.5f, -0.5f}, new float[]{1, 0}, new float[]{-0.5f, 0, -1}), torch.manager());
    }

    /** What a and b become under an edit, at step 0, without guidance. */
    float[][] edited(Operation... edit) {
        return edited(0, edit);
    }

    float[][] edited(int step, Operation... edit) {
        return batch(step, List.of(row(0, edit)))[0];
    }

    /** A row of the cond branch. */
    static BatchRow row(int from, Operation... edit) {
        return new BatchRow(from, List.of(edit), true, Map.of());
    }

    /** What leaves the block: every row comes from the same input and output, and may copy from the other prompt's run. */
    float[][][] batch(int step, List<BatchRow> rows) {
        try (Autoencoder autoencoder = autoencoder(true)) {
            return batch(step, rows, Map.of(BLOCK, autoencoder));
        }
    }

    float[][][] batch(int step, List<BatchRow> rows, Map<String, Autoencoder> autoencoders) {
        int entered = rows.stream().mapToInt(BatchRow::from).max().orElseThrow() + 1;
        return Scope.compute(() -> {
            BatchEditor editor = editor(autoencoders);
            BlockPass pass = editor.pass(BLOCK, grid(entered, INPUT, OTHER_INPUT), grid(entered, OUTPUT, OTHER_OUTPUT));
            List<BatchRow> reading = rows.stream().map(row -> copies(row) ? new BatchRow(row.from(), row.edit(),
                    row.conditional(), Map.of(OTHER_PROMPT, pass.codes().get(entered))) : row).toList();
            return values(editor.edit(pass, step, reading));
        });
    }

    private static boolean copies(BatchRow row) {
        return row.edit().stream().anyMatch(Operation.Copy.class::isInstance);
    }

    BatchEditor editor(Map<String, Autoencoder> autoencoders) {
        return new BatchEditor(kernels, autoencoders, HandMade::weights);
    }

    static float[] weights(Region region, int gridWidth, int gridHeight) {
        return region.equals(SOFT) ? new float[]{1, 0.5f}
                : region.equals(RIGHT) ? new float[]{0, 1} : new float[]{1, 1};
    }

    /** [rows + 1, 2, 1, 2]: so many times the one, then the other. */
    NDArray grid(int rows, float[][] positions, float[][] last) {
        float[] values = new float[(rows + 1) * 4];
        for (int row = 0; row <= rows; row++) {
            float[][] source = row < rows ? positions : last;
            for (int channel = 0; channel < 2; channel++) {
                for (int position = 0; position < 2; position++) {
                    values[(row * 2 + channel) * 2 + position] = source[position][channel];
                }
            }
        }
        return torch.manager().create(values, new Shape(rows + 1, 2, 1, 2));
    }

    /** By row, position and channel. */
    static float[][][] values(NDArray grid) {
        float[] flat = grid.toFloatArray();
        float[][][] values = new float[flat.length / 4][2][2];
        for (int i = 0; i < flat.length; i++) {
            values[i / 4][i % 2][i / 2 % 2] = flat[i];
        }
        return values;
    }

    @Override
    public void close() {
        torch.close();
    }
}
