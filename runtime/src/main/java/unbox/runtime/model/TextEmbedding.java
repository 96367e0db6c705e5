package unbox.runtime.model;

import ai.djl.ndarray.NDArray;

/**
 * What the U-Net is told of the prompts, a row each.
 *
 * @param hidden both encoders' hidden states side by side, [rows, tokens, width]
 * @param pooled the second encoder's, [rows, projection width]
 */
public record TextEmbedding(NDArray hidden, NDArray pooled) {}
