package unbox.runtime.tensor;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The operators and blocks as one TorchScript module, {@code kernels.py}: PyTorch's own fused operators, each block in a
 * single call. On the CPU, in float32, pictures lie channels last and convolutions are oneDNN's.
 */
public final class ScriptedKernels implements Kernels {
    private final ScriptModule script;
    private final boolean packs;

    /** @param manager of {@link PyTorch}; owns the compiled module, and what no {@link Scope} frees */
    public ScriptedKernels(NDManager manager) {
        this(manager, hasOneDnn(manager));
    }

    ScriptedKernels(NDManager manager, boolean oneDnn) {
        script = new ScriptModule(manager, "Kernels",
                source(oneDnn ? "onednn.py" : "portable.py") + source("kernels.py"));
        packs = oneDnn && !manager.getDevice().isGpu();
    }

    /** PyTorch for macOS is built without oneDNN, and then does not know its operators. */
    private static boolean hasOneDnn(NDManager manager) {
        try (NDManager own = manager.newSubManager()) {
            new ScriptModule(own, "Kernels", source("onednn.py"));
            return true;
        } catch (EngineException unknownOperator) {
            return false;
        }
    }

    @Override
    public NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return bias == null ? script.call("linear_without_bias", x, weight) : script.call("linear", x, weight, bias);
    }

    @Override
    public NDArray conv2d(NDArray x, NDArray weight, NDArray bias, int stride, int padding) {
        return script.call("convolve", x, weight, bias, stride, padding);
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
    public NDArray geglu(NDArray x, Layers.Gated layer) {
        return script.call("geglu", x, layer.value().weight(), layer.value().bias(), layer.gate().weight(),
                layer.gate().bias());
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

    @Override
    public Layers.Affine prepareConvolution(Layers.Affine convolution) {
        return new Layers.Affine(packed("pack", convolution.weight()).orElse(convolution.weight()), convolution.bias());
    }

    @Override
    public Layers.Upsampler prepareUpsampler(Layers.Affine convolution) {
        return new Layers.Upsampler(prepareConvolution(convolution),
                packed("pack_doubling", convolution.weight()));
    }

    @Override
    public Layers.Gated prepareGated(Layers.Gated layer) {
        return new Layers.Gated(packedLinear(layer.value()), packedLinear(layer.gate()));
    }

    private Layers.Affine packedLinear(Layers.Affine layer) {
        return new Layers.Affine(packed("pack_linear", layer.weight()).orElse(layer.weight()), layer.bias());
    }

    private Optional<NDArray> packed(String method, NDArray weight) {
        if (!packs || weight.getDataType() != DataType.FLOAT32) {
            return Optional.empty();
        }
        NDArray packed = script.call(method, weight);
        packed.attach(weight.getManager());
        return Optional.of(Scope.release(packed));
    }

    @Override
    public NDArray residual(NDArray x, NDArray time, Layers.Residual block) {
        return residual(x, time, block, false);
    }

    @Override
    public NDArray residualInPlace(NDArray x, Layers.Residual block) {
        return residual(x, null, block, true);
    }

    private NDArray residual(NDArray x, NDArray time, Layers.Residual block, boolean inPlace) {
        NDList first = weights(block.firstNorm()).addAll(weights(block.firstConvolution()));
        NDList second = weights(block.secondNorm()).addAll(weights(block.secondConvolution()));
        NDList projection = block.time().map(layer -> new NDList(time).addAll(weights(layer))).orElseGet(NDList::new);
        NDList shortcut = block.shortcut().map(ScriptedKernels::weights).orElseGet(NDList::new);
        int[] groups = {block.firstNorm().groups(), block.secondNorm().groups()};
        double[] epsilons = {block.firstNorm().epsilon(), block.secondNorm().epsilon()};
        return script.call("residual", x, projection, first, second, shortcut, groups, epsilons, inPlace);
    }

    @Override
    public NDArray upsample(NDArray x, int height, int width, Layers.Upsampler upsampler) {
        boolean doubled = height == 2 * x.getShape().get(2) && width == 2 * x.getShape().get(3);
        Layers.Affine convolution = upsampler.convolution();
        if (doubled && upsampler.packed().isPresent()) {
            return script.call("convolve_doubled", x, upsampler.packed().get(), convolution.bias());
        }
        return script.call("upsample", x, height, width, convolution.weight(), convolution.bias());
    }

    @Override
    public NDArray attentionBlock(NDArray x, Layers.AttentionBlock block) {
        Layers.GroupNorm norm = block.norm();
        return script.call("attention_block", x, norm.weight(), norm.bias(), norm.groups(), norm.epsilon(),
                weights(block.attention()), block.attention().heads());
    }

    @Override
    public NDArray transformer(NDArray x, NDArray text, Layers.Transformer block) {
        NDList ends = weights(block.norm()).addAll(weights(block.enter())).addAll(weights(block.leave()));
        List<NDList> layers = new ArrayList<>();
        for (Layers.TransformerLayer layer : block.layers()) {
            layers.add(weights(layer.selfNorm()).addAll(weights(layer.crossNorm())).addAll(weights(layer.feedNorm()))
                    .addAll(weights(layer.widen().value())).addAll(weights(layer.widen().gate()))
                    .addAll(weights(layer.narrow())));
            layers.add(weights(layer.self()));
            layers.add(weights(layer.cross()));
        }
        int[] heads = block.layers().stream()
                .flatMapToInt(layer -> IntStream.of(layer.self().heads(), layer.cross().heads())).toArray();
        double[] epsilons = block.layers().stream().flatMapToDouble(layer -> DoubleStream.of(layer.selfNorm().epsilon(),
                layer.crossNorm().epsilon(), layer.feedNorm().epsilon())).toArray();
        return script.call("transformer", x, text, ends, block.norm().groups(), block.norm().epsilon(), layers, heads,
                epsilons);
    }

    @Override
    public NDArray textLayer(NDArray x, Layers.TextLayer layer) {
        NDList weights = weights(layer.attentionNorm()).addAll(weights(layer.feedNorm())).addAll(weights(layer.widen()))
                .addAll(weights(layer.narrow()));
        double[] epsilons = {layer.attentionNorm().epsilon(), layer.feedNorm().epsilon()};
        return script.call("text_layer", x, weights, weights(layer.attention()), layer.attention().heads(), epsilons,
                layer.quick());
    }

    private static NDList weights(Layers.Affine layer) {
        return new NDList(layer.weight(), layer.bias());
    }

    private static NDList weights(Layers.GroupNorm norm) {
        return new NDList(norm.weight(), norm.bias());
    }

    private static NDList weights(Layers.LayerNorm norm) {
        return new NDList(norm.weight(), norm.bias());
    }

    private static NDList weights(Layers.Attention layer) {
        NDList weights = new NDList(layer.query().weight(), layer.key().weight(), layer.value().weight());
        weights.addAll(weights(layer.output()));
        if (layer.query().bias() != null) {
            weights.addAll(List.of(layer.query().bias(), layer.key().bias(), layer.value().bias()));
        }
        return weights;
    }

    private static String source(String name) {
        try (InputStream source = ScriptedKernels.class.getResourceAsStream(name)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
