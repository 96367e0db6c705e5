package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import unbox.runtime.tensor.Kernels;

/**
 * Kernels whose choice of the k strongest features can be held fixed. Where the k-th and the next feature are nearly equal,
 * rounding decides, and a picture that is right may look quite different. So one run's choices are recorded; in another, where
 * the choice for the same input is a different one, it is made sure that it was a near tie, and the recorded one is taken.
 */
final class HeldSelection {
    private static final double TIE = 1e-4;
    private static final double SAME = 1e-3;

    private final Kernels kernels;
    private final Map<NDArray, List<Choice>> recorded = new IdentityHashMap<>();
    private boolean holding;
    private int positions;
    private int nearTies;

    /**
     * What was chosen for one row.
     *
     * @param input [positions * width]
     * @param indices [positions * k]
     */
    private record Choice(float[] input, long[] indices) {}

    HeldSelection(Kernels kernels) {
        this.kernels = kernels;
    }

    /** The kernels as a painter uses them. */
    Kernels kernels() {
        return (Kernels) Proxy.newProxyInstance(Kernels.class.getClassLoader(), new Class<?>[]{Kernels.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    /** From now on choices are recorded, and what was recorded before is forgotten. */
    void record() {
        recorded.clear();
        holding = false;
    }

    /** From now on what was recorded is chosen. */
    void hold() {
        holding = true;
    }

    /** The share of positions at which another feature was chosen. */
    double nearTies() {
        return (double) nearTies / Math.max(1, positions);
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        try {
            Object result = method.invoke(kernels, arguments);
            return method.getName().equals("topKEncode") ? chosen((NDList) result, arguments) : result;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private NDList chosen(NDList result, Object[] arguments) {
        NDArray encoder = (NDArray) arguments[1];
        int rows = (int) result.get(0).getShape().get(0);
        List<float[]> inputs = cut(((NDArray) arguments[0]).toFloatArray(), rows);
        List<float[]> values = cut(result.get(0).toFloatArray(), rows);
        long[] indices = result.get(1).toLongArray();
        int length = indices.length / rows;
        int before = nearTies;
        for (int row = 0; row < rows; row++) {
            long[] chosen = Arrays.copyOfRange(indices, row * length, (row + 1) * length);
            if (holding) {
                Row held = new Row(arguments, inputs.get(row), values.get(row), chosen);
                recorded(encoder, inputs.get(row)).ifPresent(held::hold);
                System.arraycopy(chosen, 0, indices, row * length, length);
            } else {
                recorded.computeIfAbsent(encoder, key -> new ArrayList<>()).add(new Choice(inputs.get(row), chosen));
            }
        }
        if (nearTies == before) {
            return result;
        }
        var manager = result.get(0).getManager();
        return new NDList(manager.create(join(values), result.get(0).getShape()),
                manager.create(indices, result.get(1).getShape()));
    }

    /** What was chosen for an input that is the same but for rounding; nothing where no code was needed of such a one. */
    private Optional<Choice> recorded(NDArray encoder, float[] input) {
        return recorded.getOrDefault(encoder, List.of()).stream()
                .filter(choice -> choice.input().length == input.length
                        && Tensors.distance(choice.input(), input) < SAME)
                .min(Comparator.comparingDouble(choice -> Tensors.distance(choice.input(), input)));
    }

    private static List<float[]> cut(float[] all, int rows) {
        int length = all.length / rows;
        return IntStream.range(0, rows).mapToObj(row -> Arrays.copyOfRange(all, row * length, (row + 1) * length))
                .toList();
    }

    private static float[] join(List<float[]> rows) {
        float[] all = new float[rows.size() * rows.getFirst().length];
        IntStream.range(0, rows.size())
                .forEach(row -> System.arraycopy(rows.get(row), 0, all, row * rows.get(row).length,
                        rows.get(row).length));
        return all;
    }

    /** One row of a call whose choice is held; its values and indices are changed in place. */
    private final class Row {
        private final float[] encoder;
        private final float[] preBias;
        private final float[] latentBias;
        private final int k;
        private final float[] input;
        private final float[] values;
        private final long[] indices;

        Row(Object[] arguments, float[] input, float[] values, long[] indices) {
            encoder = ((NDArray) arguments[1]).toFloatArray();
            preBias = ((NDArray) arguments[2]).toFloatArray();
            latentBias = ((NDArray) arguments[3]).toFloatArray();
            k = (int) arguments[4];
            this.input = input;
            this.values = values;
            this.indices = indices;
        }

        void hold(Choice choice) {
            for (int start = 0; start < indices.length; start += k) {
                positions++;
                long[] here = Arrays.copyOfRange(indices, start, start + k);
                long[] then = Arrays.copyOfRange(choice.indices(), start, start + k);
                if (!sorted(here).equals(sorted(then))) {
                    nearTies++;
                    replace(start, then);
                }
            }
        }

        private void replace(int start, long[] then) {
            double weakest = values[start + k - 1];
            for (int at = 0; at < k; at++) {
                indices[start + at] = then[at];
                values[start + at] = Math.max(0, strength(start / k, (int) then[at]));
            }
            double largest = values[start];
            assertEquals(weakest, values[start + k - 1], TIE * Math.max(1, largest), "no near tie");
        }

        private float strength(int position, int feature) {
            double sum = latentBias[feature];
            for (int i = 0; i < preBias.length; i++) {
                sum += ((double) input[position * preBias.length + i] - preBias[i])
                        * encoder[feature * preBias.length + i];
            }
            return (float) sum;
        }

        private static List<Long> sorted(long[] indices) {
            return Arrays.stream(indices).sorted().boxed().toList();
        }
    }
}
