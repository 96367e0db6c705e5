package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;

/**
 * The operators, written with DJL's array operations one by one. Slow and plain: what the other implementation is held
 * against.
 */
public final class PlainKernels implements Kernels {

    @Override
    public NDArray linear(NDArray x, NDArray weight, NDArray bias) {
        return Linear.linear(x, weight, bias).singletonOrThrow();
    }

    @Override
    public NDArray conv2d(NDArray x, NDArray weight, NDArray bias, int stride, int padding) {
        return Conv2d.conv2d(x, weight, bias, new Shape(stride, stride), new Shape(padding, padding))
                .singletonOrThrow();
    }

    @Override
    public NDArray groupNorm(NDArray x, int groups, NDArray weight, NDArray bias, double epsilon) {
        try (Scope scope = new Scope()) {
            Shape shape = x.getShape();
            Shape perChannel = new Shape(1, shape.get(1)).addAll(ones(shape.dimension() - 2));
            NDArray grouped = wide(x).reshape(shape.get(0), groups, -1);
            NDArray centred = grouped.sub(grouped.mean(new int[]{2}, true));
            NDArray variance = centred.square().mean(new int[]{2}, true);
            NDArray normed = centred.div(variance.add(epsilon).sqrt()).reshape(shape);
            NDArray scaled = normed.mul(wide(weight).reshape(perChannel)).add(wide(bias).reshape(perChannel));
            return scope.keep(scaled.toType(x.getDataType(), false));
        }
    }

    @Override
    public NDArray layerNorm(NDArray x, NDArray weight, NDArray bias, double epsilon) {
        return JniUtils.layerNorm((PtNDArray) x, weight.getShape(), (PtNDArray) weight, (PtNDArray) bias, epsilon);
    }

    @Override
    public NDArray attention(NDArray query, NDArray key, NDArray value, int heads, boolean causal) {
        try (Scope scope = new Scope()) {
            double headSize = (double) query.getShape().get(2) / heads;
            NDArray scores = byHead(query, heads).matMul(byHead(key, heads).swapAxes(2, 3)).div(Math.sqrt(headSize));
            NDArray weights = (causal ? withoutFuture(scores) : scores).softmax(-1);
            NDArray mixed = weights.matMul(byHead(value, heads));
            return scope.keep(mixed.transpose(0, 2, 1, 3).reshape(query.getShape()));
        }
    }

    @Override
    public NDArray silu(NDArray x) {
        try (Scope scope = new Scope()) {
            return scope.keep(x.mul(Activation.sigmoid(x)));
        }
    }

    @Override
    public NDArray gelu(NDArray x) {
        return Activation.gelu(x);
    }

    @Override
    public NDArray quickGelu(NDArray x) {
        try (Scope scope = new Scope()) {
            return scope.keep(x.mul(Activation.sigmoid(x.mul(1.702))));
        }
    }

    @Override
    public NDArray upsampleNearest(NDArray x) {
        try (Scope scope = new Scope()) {
            return scope.keep(x.repeat(2, 2).repeat(3, 2));
        }
    }

    @Override
    public NDArray embedding(NDArray table, NDArray ids) {
        return Embedding.embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
    }

    @Override
    public NDList topKEncode(NDArray x, NDArray encoder, NDArray preBias, NDArray latentBias, int k) {
        try (Scope scope = new Scope()) {
            NDArray preActivations = linear(x.sub(preBias), encoder, latentBias);
            NDList strongest = preActivations.topK(k, -1, true, true);
            return scope.keep(new NDList(Activation.relu(strongest.get(0)), strongest.get(1)));
        }
    }

    @Override
    public NDArray dense(NDArray values, NDArray indices, int features) {
        try (Scope scope = new Scope()) {
            Shape code = values.getShape();
            Shape all = new Shape(code.get(0), code.get(1), features);
            NDArray nothing = values.getManager().zeros(all, values.getDataType(), values.getDevice());
            return scope.keep(nothing.scatter(indices, values, 2));
        }
    }

    @Override
    public NDArray concat(NDArray first, NDArray second, int axis) {
        return NDArrays.concat(new NDList(first, second), axis);
    }

    @Override
    public NDArray rows(NDArray x, int[] rows) {
        try (Scope scope = new Scope()) {
            NDList picked = new NDList();
            for (int row : rows) {
                picked.add(x.get("{}:{}", row, row + 1));
            }
            return scope.keep(NDArrays.concat(picked, 0));
        }
    }

    /** [batch, positions, heads * head size] to [batch, heads, positions, head size]. */
    private static NDArray byHead(NDArray x, int heads) {
        Shape shape = x.getShape();
        return x.reshape(shape.get(0), shape.get(1), heads, shape.get(2) / heads).transpose(0, 2, 1, 3);
    }

    /** Scores [..., positions, other positions], minus infinity where the other position comes later. */
    private static NDArray withoutFuture(NDArray scores) {
        NDManager manager = scores.getManager();
        int positions = (int) scores.getShape().get(2);
        int others = (int) scores.getShape().get(3);
        NDArray row = manager.arange(0, positions, 1, DataType.INT64, scores.getDevice()).reshape(positions, 1);
        NDArray column = manager.arange(0, others, 1, DataType.INT64, scores.getDevice()).reshape(1, others);
        NDArray never = manager.full(new Shape(1), Float.NEGATIVE_INFINITY, scores.getDataType(), scores.getDevice());
        return NDArrays.where(column.lte(row).broadcast(scores.getShape()), scores, never);
    }

    /** In float32: squares of float16 overflow above 255. */
    private static NDArray wide(NDArray x) {
        return x.toType(DataType.FLOAT32, false);
    }

    private static Shape ones(int dimensions) {
        long[] sizes = new long[dimensions];
        Arrays.fill(sizes, 1);
        return new Shape(sizes);
    }
}
