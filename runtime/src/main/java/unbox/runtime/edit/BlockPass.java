package unbox.runtime.edit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Supplier;
import unbox.runtime.sae.Autoencoder;
import unbox.runtime.sae.Code;
import unbox.runtime.sae.SparseCode;
import unbox.runtime.tensor.Kernels;

/**
 * What a block took and gave in one pass. Its update is encoded when somebody first asks for the code, and not before: to
 * add a feature needs none. Its arrays belong to the scope in which it is used.
 */
public final class BlockPass {
    private final Kernels kernels;
    private final String block;
    private final Supplier<Autoencoder> autoencoder;
    private final NDArray input;
    private final NDArray output;
    private Code code;
    private List<SparseCode> codes;

    /**
     * @param autoencoder asked only where one is needed
     * @param input [rows, width, grid height, grid width]
     * @param output like input
     */
    BlockPass(Kernels kernels, String block, Supplier<Autoencoder> autoencoder, NDArray input, NDArray output) {
        this.kernels = kernels;
        this.block = block;
        this.autoencoder = autoencoder;
        this.input = input;
        this.output = output;
    }

    String block() {
        return block;
    }

    NDArray output() {
        return output;
    }

    Autoencoder autoencoder() {
        return autoencoder.get();
    }

    /** Positions of the grid in a row of it. */
    int width() {
        return (int) output.getShape().get(3);
    }

    int height() {
        return (int) output.getShape().get(2);
    }

    /** The update's code before any edit, one for each row that entered. */
    public List<SparseCode> codes() {
        if (codes == null) {
            codes = code().toHeap(height(), width());
        }
        return codes;
    }

    private Code code() {
        if (code == null) {
            NDArray update = single(output).sub(single(input));
            code = autoencoder().encode(kernels, positions(update));
        }
        return code;
    }

    /** What goes on instead of the output, a row an edit. */
    NDArray edited(List<RowEdit> edits) {
        NDArray bases = EditedOutput.bases(kernels, edits, this::base);
        if (edits.stream().allMatch(edit -> edit.changes().isEmpty())) {
            return bases;
        }
        edits.forEach(edit -> edit.changes().forEach(change -> autoencoder().require(change.feature())));
        NDArray changes = EditedOutput.changes(kernels, autoencoder().directions(), edits, height() * width());
        return single(bases).add(grid(changes)).toType(output.getDataType(), false);
    }

    private NDArray base(Base base) {
        return switch (base) {
            case OUTPUT -> output;
            case INPUT -> input;
            case RECONSTRUCTION -> single(input).add(grid(autoencoder().decode(kernels, code())))
                    .toType(output.getDataType(), false);
        };
    }

    private static NDArray single(NDArray array) {
        return array.toType(DataType.FLOAT32, false);
    }

    /** [rows, width, grid height, grid width] to [rows, positions, width]. */
    private static NDArray positions(NDArray grid) {
        Shape shape = grid.getShape();
        return grid.reshape(shape.get(0), shape.get(1), -1).transpose(0, 2, 1);
    }

    /** Back again. */
    private NDArray grid(NDArray positions) {
        Shape shape = output.getShape();
        return positions.transpose(0, 2, 1).reshape(-1, shape.get(1), shape.get(2), shape.get(3));
    }
}
