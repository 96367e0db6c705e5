package unbox.runtime.model;

import ai.djl.ndarray.NDArray;

/**
 * What a forward pass of the U-Net depends on beside its latents. One row may stand for every row of the latents.
 *
 * @param time the embedded time step, pooled text and sizes after silu, [rows, time width]
 * @param text the hidden states of the prompts, [rows, tokens, width]
 */
public record UNetCondition(NDArray time, NDArray text) {}
