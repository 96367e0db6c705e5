package unbox.runtime.edit;

import java.util.List;
import unbox.runtime.sae.SparseCode;

/** Is told the codes of an observed block as the U-Net passes it, before the block's own edit. */
@FunctionalInterface
public interface CodeListener {

    /** @param codes one for each row of the batch */
    void read(String block, int step, List<SparseCode> codes);
}
