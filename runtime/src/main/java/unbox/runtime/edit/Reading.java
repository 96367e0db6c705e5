package unbox.runtime.edit;

import unbox.language.model.Region;
import unbox.runtime.sae.SparseCode;

/** What the operations of one row read at one block and step. */
interface Reading {

    /** The code of the block's own update, before the edit. */
    SparseCode code();

    /** The same of the unedited run of another prompt, in the same branch. */
    SparseCode source(String prompt);

    /** A feature's mean positive activation. */
    float mean(int feature);

    /** A region on the block's grid: [positions], each from 0 to 1. */
    float[] weights(Region region);
}
