package unbox.runtime.edit;

import java.util.List;

/**
 * What a row becomes that leaves a block: the base, plus the sum of the changes. Rows of one batch may have edits that
 * have nothing in common.
 *
 * @param from the row that it comes from among those which entered the block
 */
public record RowEdit(int from, Base base, List<Change> changes) {}
