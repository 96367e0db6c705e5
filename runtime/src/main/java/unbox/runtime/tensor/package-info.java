/**
 * PyTorch behind a small door: its start-up, who owns an array, and the operators that the models need. What the operators
 * do stands in {@link unbox.runtime.tensor.Kernels}; the plain ones are the oracle, the scripted ones the fast way.
 */
package unbox.runtime.tensor;
