package unbox.runtime.edit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.runtime.RunException;
import unbox.runtime.sae.Autoencoder;
import unbox.runtime.sae.SparseCode;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Scope;

/**
 * Reads and edits blocks of rows whose edits may have nothing in common. Nothing is kept from one block or step to the
 * next: the step is an argument, and the sampler's.
 *
 * @param autoencoders by block name
 */
public record BatchEditor(Kernels kernels, Map<String, Autoencoder> autoencoders, RegionWeights regions) {

    /**
     * A block as rows pass it. What is read of it belongs to the caller's scope.
     *
     * @param block as the paper names it
     * @param input what entered the block, before its norm: [rows, channels, height, width]
     * @param output what the block gives, its input already added: like input
     */
    public BlockPass pass(String block, NDArray input, NDArray output) {
        return new BlockPass(kernels, block, () -> autoencoder(block), input, output);
    }

    /**
     * What leaves a block.
     *
     * @param rows that leave it
     * @return [rows, channels, height, width]; the pass's own output where that goes on as it is, else a new array
     */
    public NDArray edit(BlockPass pass, int step, List<BatchRow> rows) {
        try (Scope scope = new Scope()) {
            NDArray edited = pass.edited(rows.stream().map(row -> edit(pass, step, row)).toList());
            return edited == pass.output() ? edited : scope.keep(edited);
        }
    }

    private RowEdit edit(BlockPass pass, int step, BatchRow row) {
        List<Operation> holding = Operations.holding(row.edit(), pass.block(), step, row.conditional());
        return Changes.of(row.from(), holding, new RowReading(pass, regions, row));
    }

    private Autoencoder autoencoder(String block) {
        Autoencoder autoencoder = autoencoders.get(block);
        if (autoencoder == null) {
            throw new RunException("%s has no autoencoder, so only `skip` can edit it; %s."
                    .formatted(block, autoencoders.isEmpty() ? "name a folder of autoencoders with `saes`"
                            : "there are autoencoders for "
                                    + String.join(", ", autoencoders.keySet().stream().sorted().toList())));
        }
        return autoencoder;
    }

    /** What one row's operations read while a block is passed. */
    private record RowReading(BlockPass pass, RegionWeights regions, BatchRow row) implements Reading {

        @Override
        public SparseCode code() {
            return pass.codes().get(row.from());
        }

        @Override
        public SparseCode source(String prompt) {
            return row.sources().get(prompt);
        }

        @Override
        public float mean(int feature) {
            return pass.autoencoder().mean(feature);
        }

        @Override
        public float[] weights(Region region) {
            return regions.of(region, pass.width(), pass.height());
        }
    }
}
