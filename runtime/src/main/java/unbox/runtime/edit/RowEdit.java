package unbox.runtime.edit;

import java.util.List;

/**
 * What becomes of a block's output in one row of a batch: the base, plus the sum of the changes. Rows of one batch may
 * have edits that have nothing in common.
 */
public record RowEdit(Base base, List<Change> changes) {

    /** The output stays as it is. */
    public static final RowEdit NONE = new RowEdit(Base.OUTPUT, List.of());
}
