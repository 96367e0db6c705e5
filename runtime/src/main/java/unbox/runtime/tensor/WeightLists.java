package unbox.runtime.tensor;

import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.stream.Stream;

/** The weights of layers as the lists that {@code kernels.py} takes apart. */
final class WeightLists {

    private WeightLists() {}

    /** Weight, bias. */
    static NDList list(Layers.Affine layer) {
        return new NDList(layer.weight(), layer.bias());
    }

    /** Weight, bias. */
    static NDList list(Layers.GroupNorm norm) {
        return new NDList(norm.weight(), norm.bias());
    }

    /** Weight, bias. */
    static NDList list(Layers.LayerNorm norm) {
        return new NDList(norm.weight(), norm.bias());
    }

    /** The weights of query, key, value and output, the output's bias, and those of query, key and value if they have any. */
    static NDList list(Layers.Attention layer) {
        NDList list = join(new NDList(layer.query().weight(), layer.key().weight(), layer.value().weight()),
                list(layer.output()));
        if (layer.query().bias() != null) {
            list.addAll(List.of(layer.query().bias(), layer.key().bias(), layer.value().bias()));
        }
        return list;
    }

    /** Norms and feed-forward, attention over the picture, attention over the text. */
    static List<NDList> lists(Layers.TransformerLayer layer) {
        NDList rest = join(list(layer.selfNorm()), list(layer.crossNorm()), list(layer.feedNorm()),
                list(layer.widen().value()), list(layer.widen().gate()), list(layer.narrow()));
        return List.of(rest, list(layer.self()), list(layer.cross()));
    }

    static NDList join(NDList... lists) {
        NDList joined = new NDList();
        Stream.of(lists).forEach(joined::addAll);
        return joined;
    }
}
