/** Sparse autoencoders: their files, and the codes that they make of a block's update. */
package unbox.runtime.sae;
