package unbox.runtime.model;

import java.util.Optional;
import unbox.language.catalog.clip.ClipTokenizer;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Scope;

/**
 * From a prompt to what the U-Net is told of it (diffusers,
 * pipelines/stable_diffusion_xl/pipeline_stable_diffusion_xl.py, {@code encode_prompt}). Each of the two encoders has
 * its own tokenizer, and they pad differently.
 *
 * @param zerosForEmptyPrompt whether no negative prompt means zeros; else it means the empty text
 */
public record PromptEncoder(ClipTokenizer firstTokenizer, TextEncoder firstEncoder, ClipTokenizer secondTokenizer,
        TextEncoder secondEncoder, boolean zerosForEmptyPrompt, Kernels kernels) {

    /** Encodes a prompt, which may be empty. */
    public TextEmbedding encode(String prompt) {
        try (Scope scope = new Scope()) {
            TextEncoder.Encoded first = firstEncoder.encode(firstTokenizer.encode(prompt));
            TextEncoder.Encoded second = secondEncoder.encode(secondTokenizer.encode(prompt));
            return new TextEmbedding(scope.keep(kernels.concat(first.hidden(), second.hidden(), 2)),
                    scope.keep(second.pooled().orElseThrow()));
        }
    }

    /** What the uncond branch is told; an empty negative prompt is not the same as none. */
    public TextEmbedding encodeNegative(Optional<String> negative) {
        if (negative.isPresent() || !zerosForEmptyPrompt) {
            return encode(negative.orElse(""));
        }
        try (Scope scope = new Scope()) {
            TextEmbedding empty = encode("");
            return new TextEmbedding(scope.keep(empty.hidden().zerosLike()), scope.keep(empty.pooled().zerosLike()));
        }
    }
}
