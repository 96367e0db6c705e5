package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.function.Function;

/**
 * One call of one operator.
 *
 * @param name the operator, and after a space what is special: {@code conv2d of stride 2}
 * @param input the arrays by the operator's parameter names; null where there is none
 */
record KernelCase(String name, Function<String, NDArray> input) {

    NDList run(Kernels kernels) {
        return switch (name.split(" ")[0]) {
            case "linear" -> list(kernels.linear(x(), weight(), bias()));
            case "conv2d" -> list(kernels.conv2d(x(), weight(), bias(), has("stride 2") ? 2 : 1, padding()));
            case "groupNorm" -> list(kernels.groupNorm(x(), groups(), weight(), bias(), epsilon()));
            case "groupNormSilu" -> list(kernels.groupNormSilu(x(), groups(), weight(), bias(), epsilon()));
            case "layerNorm" -> list(kernels.layerNorm(x(), weight(), bias(), epsilon()));
            case "attention" -> list(kernels.attention(get("query"), get("key"), get("value"), heads(), has("causal")));
            case "silu" -> list(kernels.silu(x()));
            case "gelu" -> list(kernels.gelu(x()));
            case "quickGelu" -> list(kernels.quickGelu(x()));
            case "geglu" -> list(kernels.geglu(x(), halves()));
            case "upsampleNearest" -> list(kernels.upsampleNearest(x()));
            case "embedding" -> list(kernels.embedding(get("table"), get("ids")));
            case "topKEncode" -> kernels.topKEncode(x(), get("encoder"), get("preBias"), get("latentBias"), k());
            case "dense" -> list(kernels.dense(get("values"), get("indices"), 6));
            case "concat" -> list(kernels.concat(get("first"), get("second"), has("by channel") ? 1 : 2));
            default -> throw new IllegalArgumentException("no operator for the case " + name);
        };
    }

    /** A gated layer that takes the first half of x's last axis as the value and the second as the gate. */
    private Layers.Gated halves() {
        int width = (int) x().getShape().get(x().getShape().dimension() - 1);
        NDArray all = x().getManager().eye(width).toType(x().getDataType(), false);
        NDArray nothing = x().getManager().zeros(new Shape(width / 2), x().getDataType());
        return new Layers.Gated(new Layers.Affine(all.get(":{}", width / 2), nothing),
                new Layers.Affine(all.get("{}:", width / 2), nothing));
    }

    private int padding() {
        return has("without padding") || has("by pixel") ? 0 : 1;
    }

    private int groups() {
        return has("one channel a group") ? 8 : has("one group") ? 1 : has("one pixel") ? 2 : 4;
    }

    private double epsilon() {
        return has("small values") ? 1e-6 : 1e-5;
    }

    private int heads() {
        return name.equals("attention") ? 4 : has("one head") ? 1 : 2;
    }

    private int k() {
        return has("of 3") ? 3 : has("of 1") ? 1 : 4;
    }

    private boolean has(String words) {
        return name.contains(words);
    }

    private NDArray x() {
        return get("x");
    }

    private NDArray weight() {
        return get("weight");
    }

    private NDArray bias() {
        return get("bias");
    }

    private NDArray get(String tensor) {
        return input.apply(tensor);
    }

    private static NDList list(NDArray array) {
        return new NDList(array);
    }
}
