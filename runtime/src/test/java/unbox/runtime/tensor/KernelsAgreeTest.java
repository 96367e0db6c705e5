package unbox.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All implementations give the same on shapes and values drawn at random. */
class KernelsAgreeTest {
    private final PyTorch torch = PyTorch.open("cpu", 2, sentence -> {});
    private final Kernels plain = new PlainKernels();
    private final Kernels scripted = new ScriptedKernels(torch.manager());
    private final Kernels withoutOneDnn = new ScriptedKernels(torch.manager(), false);
    private Random random;

    @AfterEach
    void close() {
        torch.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void onPictures(long seed) {
        random = new Random(seed);
        int groups = from(1, 4);
        int channels = groups * from(1, 5);
        NDArray x = draw(from(1, 3), channels, from(1, 12), from(1, 12));
        NDArray scale = draw(channels);
        NDArray shift = draw(channels);
        NDArray kernel = draw(from(1, 9), channels, 3, 3);
        NDArray bias = draw(kernel.getShape().get(0));
        agree(kernels -> kernels.conv2d(x, kernel, bias, 1, 1));
        agree(kernels -> kernels.conv2d(x, kernel, bias, 2, 1));
        Layers.Affine convolution = new Layers.Affine(kernel, bias);
        agree(kernels -> kernels.conv2d(x, kernels.prepareConvolution(convolution), 1));
        agree(kernels -> kernels.conv2d(x, kernels.prepareConvolution(convolution), 2));
        int height = 2 * (int) x.getShape().get(2) - from(0, 1);
        int width = 2 * (int) x.getShape().get(3) - from(0, 1);
        agree(kernels -> kernels.upsample(x, height, width, kernels.prepareUpsampler(convolution)));
        agree(kernels -> kernels.groupNorm(x, groups, scale, shift, 1e-5));
        agree(kernels -> kernels.groupNormSilu(x, groups, scale, shift, 1e-6));
        agree(kernels -> kernels.upsampleNearest(x));
        agree(kernels -> kernels.concat(x, x, 1));
        int[] rows = random.ints(from(1, 4), 0, (int) x.getShape().get(0)).toArray();
        agree(kernels -> kernels.rows(x, rows));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void onSequences(long seed) {
        random = new Random(seed);
        int heads = from(1, 5);
        int width = 2 * heads * from(1, 20);
        int batch = from(1, 3);
        NDArray x = draw(batch, from(1, 70), width);
        NDArray key = draw(batch, from(1, 70), width);
        NDArray value = draw(batch, key.getShape().get(1), width);
        NDArray scale = draw(width);
        NDArray shift = draw(width);
        NDArray weight = draw(from(1, 30), width);
        NDArray bias = draw(weight.getShape().get(0));
        agree(kernels -> kernels.linear(x, weight, bias));
        agree(kernels -> kernels.linear(x, weight, null));
        agree(kernels -> kernels.layerNorm(x, scale, shift, 1e-5));
        agree(kernels -> kernels.attention(x, key, value, heads, false));
        agree(kernels -> kernels.attention(x, key, value, heads, true));
        agree(kernels -> kernels.silu(x));
        agree(kernels -> kernels.gelu(x));
        agree(kernels -> kernels.quickGelu(x));
        Layers.Gated gated = gated(from(1, 30), width);
        agree(kernels -> kernels.geglu(x, kernels.prepareGated(gated)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void onBlocksOfTheUnet(long seed) {
        random = new Random(seed);
        int heads = from(1, 3);
        int channels = 8 * heads;
        int textWidth = from(1, 12);
        NDArray x = draw(from(1, 3), channels, from(1, 9), from(1, 9));
        long rows = random.nextBoolean() ? 1 : x.getShape().get(0);
        NDArray text = draw(rows, from(1, 9), textWidth);
        NDArray time = draw(rows, 6);
        Layers.Residual residual = new Layers.Residual(groupNorm(channels), affine(12, channels, 3, 3),
                Optional.of(affine(12, 6)), groupNorm(12), affine(12, 12, 3, 3),
                Optional.of(affine(12, channels, 1, 1)));
        Layers.TransformerLayer layer = new Layers.TransformerLayer(layerNorm(channels),
                attention(channels, channels, heads), layerNorm(channels), attention(channels, textWidth, heads),
                layerNorm(channels), gated(4 * channels, channels), affine(channels, 4 * channels));
        Layers.Transformer transformer = new Layers.Transformer(groupNorm(channels), affine(channels, channels),
                List.of(layer, layer), affine(channels, channels));
        agree(kernels -> kernels.residual(x, time, residual));
        agree(kernels -> kernels.residual(x, time, prepared(kernels, residual)));
        agree(kernels -> kernels.transformer(x, text, transformer));
        agree(kernels -> kernels.transformer(x, text, prepared(kernels, transformer)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void onBlocksOfTheTextEncodersAndTheVae(long seed) {
        random = new Random(seed);
        int heads = from(1, 3);
        int width = 4 * heads;
        NDArray tokens = draw(from(1, 3), from(1, 20), width);
        NDArray x = draw(from(1, 3), width, from(1, 6), from(1, 6));
        Layers.Attention attention = attention(width, width, heads);
        Layers.TextLayer layer = new Layers.TextLayer(layerNorm(width), attention, layerNorm(width),
                affine(4 * width, width), affine(width, 4 * width), random.nextBoolean());
        Layers.Residual residual = new Layers.Residual(groupNorm(width), affine(width, width, 3, 3), Optional.empty(),
                groupNorm(width), affine(width, width, 3, 3), Optional.empty());
        agree(kernels -> kernels.residualInPlace(x.duplicate(), residual));
        agree(kernels -> kernels.residualInPlace(x.duplicate(), prepared(kernels, residual)));
        Layers.AttentionBlock block = new Layers.AttentionBlock(groupNorm(width), attention);
        agree(kernels -> kernels.textLayer(tokens, layer));
        agree(kernels -> kernels.attentionBlock(x, block));
    }

    /** Where the last feature and the next nearly tie, either may be chosen. Each feature has a near twin here. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void onSparseCodesButForFeaturesThatNearlyTie(long seed) {
        random = new Random(seed);
        int width = from(2, 40);
        int half = from(3, 60);
        int k = from(1, half);
        NDArray x = draw(from(1, 3), from(1, 30), width);
        NDArray features = draw(half, width);
        NDArray encoder = features.concat(features.add(draw(half, width).mul(1e-7)));
        NDArray preBias = draw(width);
        NDArray latentBias = draw(half).tile(2);
        NDList one = plain.topKEncode(x, encoder, preBias, latentBias, k);
        NDList other = scripted.topKEncode(x, encoder, preBias, latentBias, k);
        close(one.get(0), other.get(0));
        float[] values = Tensors.floats(one.get(0));
        long[] indices = Tensors.longs(one.get(1));
        long[] others = Tensors.longs(other.get(1));
        for (int start = 0; start < indices.length; start += k) {
            float weakest = values[start + k - 1];
            Set<Long> chosen = new HashSet<>();
            IntStream.range(start, start + k).forEach(i -> chosen.add(others[i]));
            for (int i = start; i < start + k; i++) {
                assertTrue(chosen.contains(indices[i]) || values[i] - weakest < 1e-4, "feature " + indices[i]);
            }
        }
        int count = 2 * half;
        agree(kernels -> kernels.dense(one.get(0), one.get(1), count));
    }

    private void agree(Function<Kernels, NDArray> operator) {
        NDArray expected = operator.apply(plain);
        close(expected, operator.apply(scripted));
        close(expected, operator.apply(withoutOneDnn));
    }

    /** Within rounding of float32, which grows with the largest value that was summed. */
    private static void close(NDArray expected, NDArray actual) {
        assertEquals(expected.getShape(), actual.getShape());
        assertEquals(expected.getDataType(), actual.getDataType());
        float[] values = Tensors.floats(expected);
        double largest = IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElse(0);
        float[] others = Tensors.floats(actual);
        for (int i = 0; i < values.length; i++) {
            assertEquals(values[i], others[i], 1e-5 * (1 + largest), "value " + i);
        }
    }

    private static Layers.Residual prepared(Kernels kernels, Layers.Residual block) {
        return new Layers.Residual(block.firstNorm(), kernels.prepareConvolution(block.firstConvolution()),
                block.time(), block.secondNorm(), kernels.prepareConvolution(block.secondConvolution()),
                block.shortcut().map(kernels::prepareConvolution));
    }

    private static Layers.Transformer prepared(Kernels kernels, Layers.Transformer block) {
        List<Layers.TransformerLayer> layers = block.layers().stream()
                .map(layer -> new Layers.TransformerLayer(layer.selfNorm(), layer.self(), layer.crossNorm(),
                        layer.cross(), layer.feedNorm(), kernels.prepareGated(layer.widen()), layer.narrow()))
                .toList();
        return new Layers.Transformer(block.norm(), block.enter(), layers, block.leave());
    }

    private Layers.Affine affine(long... weight) {
        double fanIn = new Shape(weight).slice(1).size();
        return new Layers.Affine(draw(weight).div(Math.sqrt(fanIn)), draw(weight[0]));
    }

    private Layers.Gated gated(int out, int in) {
        return new Layers.Gated(affine(out, in), affine(out, in));
    }

    private Layers.GroupNorm groupNorm(int channels) {
        return new Layers.GroupNorm(draw(channels), draw(channels), 4, 1e-5);
    }

    private Layers.LayerNorm layerNorm(int width) {
        return new Layers.LayerNorm(draw(width), draw(width), 1e-5);
    }

    private Layers.Attention attention(int width, int contextWidth, int heads) {
        return new Layers.Attention(affine(width, width), affine(width, contextWidth), affine(width, contextWidth),
                affine(width, width), heads);
    }

    private int from(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    private NDArray draw(long... shape) {
        float[] values = new float[(int) new Shape(shape).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return torch.manager().create(values, new Shape(shape));
    }
}
