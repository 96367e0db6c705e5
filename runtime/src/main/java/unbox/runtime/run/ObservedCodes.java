package unbox.runtime.run;

import java.util.ArrayList;
import java.util.List;
import unbox.runtime.edit.CodeListener;
import unbox.runtime.sae.SparseCode;

/** Keeps what was read of a batch while it is painted. */
final class ObservedCodes implements CodeListener {
    private final List<Pass> passes = new ArrayList<>();

    private record Pass(String block, int step, List<SparseCode> codes) {}

    @Override
    public void read(String block, int step, List<SparseCode> codes) {
        passes.add(new Pass(block, step, codes));
    }

    /** What was read of one row of the U-Net's batch, in the order of the steps. */
    List<Observation> of(int row) {
        return passes.stream().map(pass -> new Observation(pass.block(), pass.step(), pass.codes().get(row))).toList();
    }
}
