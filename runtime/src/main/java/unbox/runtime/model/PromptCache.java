package unbox.runtime.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import unbox.runtime.tensor.Scope;

/** Encodes each text once, and keeps the encodings of those that were asked for last. Not safe for several threads. */
final class PromptCache {
    /** Of SDXL each takes 0.6 MB in float32. */
    private static final int MOST = 64;

    private final PromptEncoder encoder;
    private final NDManager owner;
    private final Map<Optional<String>, TextEmbedding> encoded = new LinkedHashMap<>(MOST, 0.75f, true);

    /** @param owner frees what is kept when it is closed */
    PromptCache(PromptEncoder encoder, NDManager owner) {
        this.encoder = encoder;
        this.owner = owner;
    }

    /**
     * The encodings of texts, a row each.
     *
     * @param texts prompts and negative prompts; empty where there is no negative prompt
     */
    TextEmbedding rows(List<Optional<String>> texts) {
        List<TextEmbedding> rows = texts.stream().map(text -> encoded.computeIfAbsent(text, this::encode)).toList();
        TextEmbedding stacked = new TextEmbedding(stack(rows, TextEmbedding::hidden),
                stack(rows, TextEmbedding::pooled));
        forgetOldest();
        return stacked;
    }

    private TextEmbedding encode(Optional<String> text) {
        TextEmbedding embedding = encoder.encodeNegative(text);
        return new TextEmbedding(own(embedding.hidden()), own(embedding.pooled()));
    }

    private NDArray own(NDArray array) {
        array.attach(owner);
        return Scope.release(array);
    }

    private static NDArray stack(List<TextEmbedding> rows, Function<TextEmbedding, NDArray> part) {
        return NDArrays.concat(new NDList(rows.stream().map(part).toList()), 0);
    }

    private void forgetOldest() {
        Iterator<TextEmbedding> oldestFirst = encoded.values().iterator();
        for (int surplus = encoded.size() - MOST; surplus > 0; surplus--) {
            TextEmbedding oldest = oldestFirst.next();
            oldest.hidden().close();
            oldest.pooled().close();
            oldestFirst.remove();
        }
    }
}
