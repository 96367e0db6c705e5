package unbox.runtime.edit;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.runtime.model.BlockEditor;
import unbox.runtime.run.RunException;
import unbox.runtime.sae.Autoencoder;
import unbox.runtime.sae.SparseCode;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Scope;

/**
 * Edits and observes the blocks of a batch whose rows may have edits that have nothing in common. Nothing is kept from one
 * block or step to the next: {@link #at} makes what one forward pass takes, and its step is the sampler's.
 *
 * @param autoencoders by block name
 * @param rows of the batch that the U-Net is run on
 * @param observe blocks whose codes the listener is told
 */
public record BatchEditor(Kernels kernels, Map<String, Autoencoder> autoencoders, RegionWeights regions,
        List<BatchRow> rows, Set<String> observe, CodeListener listener) {

    /** The editor of one step's pass. */
    public BlockEditor at(int step) {
        return (block, input, output) -> edit(block, step, input, output);
    }

    private NDArray edit(String block, int step, NDArray input, NDArray output) {
        List<List<Operation>> holding = rows.stream()
                .map(row -> Operations.holding(row.edit(), block, step, row.conditional())).toList();
        boolean edited = holding.stream().anyMatch(operations -> !operations.isEmpty());
        if (!edited && !observe.contains(block)) {
            return output;
        }
        try (Scope scope = new Scope()) {
            BlockPass pass = new BlockPass(kernels, () -> autoencoder(block), input, output);
            if (observe.contains(block)) {
                listener.read(block, step, pass.codes());
            }
            return edited ? scope.keep(pass.edited(rowEdits(holding, pass))) : output;
        }
    }

    private List<RowEdit> rowEdits(List<List<Operation>> holding, BlockPass pass) {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> Changes.of(holding.get(row), new RowReading(pass, regions, row, rows.get(row))))
                .toList();
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
    private record RowReading(BlockPass pass, RegionWeights regions, int index, BatchRow row) implements Reading {

        @Override
        public SparseCode code() {
            return pass.codes().get(index);
        }

        @Override
        public SparseCode source(String prompt) {
            return pass.codes().get(row.sources().get(prompt));
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
