package unbox.runtime.sae;

/**
 * An autoencoder's weights on the heap, row by row.
 *
 * @param encoder [features, width]
 * @param directions [features, width]: what each feature adds when it is on by 1; the decoder's columns
 * @param preBias [width]: taken from what is encoded, added to what is decoded
 * @param latentBias [features]
 */
public record AutoencoderWeights(float[] encoder, float[] directions, float[] preBias, float[] latentBias) {}
