package unbox.runtime.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;

/**
 * The noise of a seed: what {@code torch.randn} draws from a CPU generator of that seed, on every device and in every
 * number format. Drawn by PyTorch itself, for its vector code decides the last bits.
 */
public final class Noise {
    // PyTorch's generator is one for the whole process: nobody may draw between a seed and the draws that belong to it
    private static final Object GENERATOR = new Object();

    private Noise() {}

    /**
     * Draws several times in a row from a fresh generator.
     *
     * @param seed of any sign and size; PyTorch uses its lower 32 bits
     * @param manager whose device receives the noise
     * @return as many as wanted, float32, in the order of the draws
     */
    public static List<NDArray> draw(NDManager manager, long seed, Shape shape, int count) {
        List<NDArray> drawn = new ArrayList<>();
        synchronized (GENERATOR) {
            JniUtils.setSeed(seed);
            for (int draw = 0; draw < count; draw++) {
                drawn.add(JniUtils.normal((PtNDManager) manager, 0, 1, shape, DataType.FLOAT32, Device.cpu()));
            }
        }
        return drawn.stream().map(noise -> noise.toDevice(manager.getDevice(), false)).toList();
    }
}
