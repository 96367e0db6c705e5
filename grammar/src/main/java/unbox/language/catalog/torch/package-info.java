/**
 * Files of {@code torch.save}, read without PyTorch and without running what they say.
 */
package unbox.language.catalog.torch;
