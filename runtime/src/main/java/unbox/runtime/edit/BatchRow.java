package unbox.runtime.edit;

import java.util.List;
import java.util.Map;
import unbox.language.model.Operation;
import unbox.runtime.sae.SparseCode;

/**
 * A row that leaves a block: one branch of runs that are alike.
 *
 * @param from the row that it comes from among those which entered the block; several may come from one
 * @param edit of its pictures; empty for unedited ones
 * @param conditional whether it is the conditional branch, as every row is without guidance
 * @param sources for each prompt that the edit copies from, the code of that prompt's unedited run at the same block and
 *        step, in the same branch
 */
public record BatchRow(int from, List<Operation> edit, boolean conditional, Map<String, SparseCode> sources) {}
