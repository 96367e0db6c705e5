/**
 * From a folder to checked tensors: safetensors files mapped from disk, and weights bound by the names they have there.
 */
package unbox.runtime.weights;
