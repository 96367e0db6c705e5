package unbox.runtime.reading;

import unbox.runtime.sae.SparseCode;

/** What was read of one block at one step of one picture: the cond branch, before the block's own edit. */
public record Observation(String block, int step, SparseCode code) {}
