package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import unbox.language.catalog.config.TextEncoderConfig;
import unbox.runtime.RunException;
import unbox.runtime.tensor.Kernels;
import unbox.runtime.tensor.Layers.Affine;
import unbox.runtime.tensor.Layers.LayerNorm;
import unbox.runtime.tensor.Layers.TextLayer;
import unbox.runtime.tensor.Scope;
import unbox.runtime.weights.Weights;

/**
 * A CLIP text encoder (transformers, models/clip/modeling_clip.py): the hidden states before the last layer, without
 * the final norm, and, where the encoder has a projection, the pooled text.
 */
public final class TextEncoder {
    /** An {@code eos_token_id} that old configurations carry by mistake; it stands for the largest id in the text. */
    private static final int LEGACY_END_ID = 2;

    private final TextEncoderConfig config;
    private final NDManager manager;
    private final Kernels kernels;
    private final NDArray tokens;
    private final NDArray positions;
    private final List<TextLayer> layers;
    private final Optional<Pooling> pooling;

    /** What makes the pooled text of the last layer's hidden states. */
    private record Pooling(TextLayer lastLayer, LayerNorm norm, Affine projection) {}

    /**
     * An encoded text.
     *
     * @param hidden [1, tokens, width]
     * @param pooled [1, projection width], empty where the encoder has no projection
     */
    public record Encoded(NDArray hidden, Optional<NDArray> pooled) {}

    /**
     * Binds the weights; what does not fit is reported by {@link Weights#finish}.
     *
     * @param pooled whether the encoder has a projection ({@code CLIPTextModelWithProjection}); else its last layer,
     *        which nothing reads, is left out
     */
    public TextEncoder(TextEncoderConfig config, Weights weights, boolean pooled, NDManager manager, Kernels kernels) {
        this.config = config;
        this.manager = manager;
        this.kernels = kernels;
        Binding binding = new Binding(kernels);
        Weights model = weights.at("text_model");
        Weights embeddings = model.at("embeddings");
        embeddings.at("position_ids").ignore();
        tokens = embeddings.at("token_embedding").get("weight", config.vocabulary(), config.width());
        positions = embeddings.at("position_embedding").get("weight", config.positions(), config.width());
        Weights stack = model.at("encoder").at("layers");
        int last = config.layers() - 1;
        layers = IntStream.range(0, last).mapToObj(layer -> binding.textLayer(stack.at(layer), config)).toList();
        if (pooled) {
            pooling = Optional.of(new Pooling(binding.textLayer(stack.at(last), config),
                    binding.layerNorm(model.at("final_layer_norm"), config.width(), config.normEpsilon()),
                    binding.linearWithoutBias(weights.at("text_projection"), config.width(),
                            config.projectionWidth())));
        } else {
            pooling = Optional.empty();
            stack.at(last).ignore();
            model.at("final_layer_norm").ignore();
        }
    }

    /**
     * Encodes one text.
     *
     * @param ids the tokenizer's
     * @throws RunException when the tokenizer is not this encoder's
     */
    public Encoded encode(int[] ids) {
        requireOwn(ids);
        try (Scope scope = new Scope()) {
            NDArray row = manager.create(Arrays.stream(ids).asLongStream().toArray(), new Shape(1, ids.length));
            NDArray places = manager.create(LongStream.range(0, ids.length).toArray(), new Shape(1, ids.length));
            NDArray hidden = kernels.embedding(tokens, row).add(kernels.embedding(positions, places));
            for (TextLayer layer : layers) {
                hidden = kernels.textLayer(hidden, layer);
            }
            NDArray beforeLast = scope.keep(hidden);
            return new Encoded(beforeLast, pooling.map(with -> scope.keep(pool(beforeLast, endOf(ids), with))));
        }
    }

    private NDArray pool(NDArray beforeLast, int end, Pooling with) {
        NDArray last = kernels.textLayer(beforeLast, with.lastLayer());
        NDArray row = last.get(":, {}", end);
        return kernels.linear(kernels.layerNorm(row, with.norm()), with.projection());
    }

    /** The position of the first end mark, 0 where there is none. */
    private int endOf(int[] ids) {
        int end = config.endId() == LEGACY_END_ID ? Arrays.stream(ids).max().orElseThrow() : config.endId();
        return IntStream.range(0, ids.length).filter(at -> ids[at] == end).findFirst().orElse(0);
    }

    private void requireOwn(int[] ids) {
        int largest = Arrays.stream(ids).max().orElseThrow();
        if (ids.length > config.positions() || largest >= config.vocabulary()) {
            throw new RunException("The tokenizer does not fit its text encoder: it gives " + ids.length
                    + " tokens with ids up to " + largest + ", and the encoder takes " + config.positions()
                    + " tokens with ids below " + config.vocabulary() + "; fetch both from the same model.");
        }
    }
}
