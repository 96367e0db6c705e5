package unbox.runtime.run;

import java.util.Map;
import java.util.Set;
import unbox.language.model.Facts;
import unbox.runtime.share.Batch;

/**
 * What is to be done for an experiment.
 *
 * @param taken pictures that are there
 * @param missing pictures that are to be computed
 * @param batches in which they are, by their numbers in the experiment's folder
 */
record Job(Map<Facts, Takeover.Taken> taken, Set<Facts> missing, Map<Integer, Batch> batches) {}
