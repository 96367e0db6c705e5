package unbox.runtime.edit;

import java.util.List;
import java.util.Map;
import unbox.language.model.Operation;

/**
 * A row of the U-Net's batch: one branch of one picture.
 *
 * @param edit of the picture; empty for an unedited one
 * @param conditional whether it is the conditional branch, as every row is without guidance
 * @param sources for each prompt that the edit copies from, the row of the same branch of that prompt's unedited run
 */
public record BatchRow(List<Operation> edit, boolean conditional, Map<String, Integer> sources) {}
