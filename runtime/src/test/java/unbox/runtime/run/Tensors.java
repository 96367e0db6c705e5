package unbox.runtime.run;

import ai.djl.ndarray.NDArray;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import unbox.runtime.model.Recorder;
import unbox.runtime.weights.Safetensors;

/** Named tensors on the heap, row by row: recorded of a run, or read from a file. */
final class Tensors implements Recorder {
    private final Map<String, float[]> byName = new TreeMap<>();

    static Map<String, float[]> read(Path file) {
        Tensors tensors = new Tensors();
        Safetensors stored = Safetensors.open(file);
        stored.tensors().keySet().stream().filter(name -> !name.startsWith("token_ids"))
                .forEach(name -> tensors.byName.put(name, floats(stored.map(name))));
        return tensors.byName;
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    @Override
    public void record(String name, NDArray tensor) {
        byName.put(name, tensor.toFloatArray());
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /**
     * The first picture's part of a tensor: its row, or with guidance its uncond row and its cond row.
     *
     * @param length how many values that picture alone would have
     * @param branches how many rows of the tensor belong to a picture
     */
    float[] ofFirstPicture(String name, int length, int branches) {
        float[] all = byName.get(name);
        float[] part = new float[length];
        for (int branch = 0; branch < branches; branch++) {
            System.arraycopy(all, branch * all.length / branches, part, branch * length / branches, length / branches);
        }
        return part;
    }

    /** The largest difference, as a share of the largest expected magnitude. */
    static double distance(float[] expected, float[] actual) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
        }
        return difference / largest;
    }
}
