package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The operators as one TorchScript module, {@code kernels.py}: PyTorch's own fused ones, each in a single call. */
public final class ScriptedKernels implements Kernels {
    private final ScriptModule script;

    /** @param manager of {@link PyTorch}; owns the compiled module, and what no {@link Scope} frees */
    public ScriptedKernels(NDManager manager) {
        script = new ScriptModule(manager, "Kernels", source());
    }

    @Override
    public NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return bias == null ? script.call("linear_without_bias", x, weight) : script.call("linear", x, weight, bias);
    }

    @Override
    public NDArray conv2d(NDArray x, NDArray weight, NDArray bias, int stride, int padding) {
        return script.call("conv2d", x, weight, bias, stride, padding);
    }

    @Override
    public NDArray groupNorm(NDArray x, int groups, NDArray weight, NDArray bias, double epsilon) {
        return script.call("group_norm", x, groups, weight, bias, epsilon);
    }

    @Override
    public NDArray groupNormSilu(NDArray x, int groups, NDArray weight, NDArray bias, double epsilon) {
        return script.call("group_norm_silu", x, groups, weight, bias, epsilon);
    }

    @Override
    public NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon) {
        return script.call("layer_norm", x, weight, bias, epsilon);
    }

    @Override
    public NDArray attention(NDArray query, NDArray key, NDArray value, int heads, boolean causal) {
        return script.call("attention", query, key, value, heads, causal);
    }

    @Override
    public NDArray silu(NDArray x) {
        return script.call("silu", x);
    }

    @Override
    public NDArray gelu(NDArray x) {
        return script.call("gelu", x);
    }

    @Override
    public NDArray quickGelu(NDArray x) {
        return script.call("quick_gelu", x);
    }

    @Override
    public NDArray geglu(NDArray x) {
        return script.call("geglu", x);
    }

    @Override
    public NDArray upsampleNearest(NDArray x) {
        return script.call("upsample_nearest", x);
    }

    @Override
    public NDArray embedding(NDArray table, NDArray ids) {
        return script.call("embedding", table, ids);
    }

    @Override
    public NDList topKEncode(NDArray x, NDArray encoder, NDArray preBias, NDArray latentBias, int k) {
        return script.run("top_k_encode", x, encoder, preBias, latentBias, k);
    }

    @Override
    public NDArray dense(NDArray values, NDArray indices, int features) {
        return script.call("dense", values, indices, features);
    }

    @Override
    public NDArray concat(NDArray first, NDArray second, int axis) {
        return script.call("concat", first, second, axis);
    }

    @Override
    public NDArray rows(NDArray x, int[] rows) {
        return script.call("rows", x, rows);
    }

    private static String source() {
        try (InputStream source = ScriptedKernels.class.getResourceAsStream("kernels.py")) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
