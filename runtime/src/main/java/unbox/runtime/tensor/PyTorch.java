package unbox.runtime.tensor;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unbox.runtime.RunException;

/**
 * PyTorch, opened for one device. Nothing here ever reaches for the network: the native library comes from the class path.
 */
public final class PyTorch implements AutoCloseable {
    private static final Pattern DEVICE = Pattern.compile("cpu|cuda(?::(\\d{1,3}))?");

    private final Engine engine;
    private final NDManager manager;
    private final int threads;

    private PyTorch(Engine engine, Device device, int threads) {
        this.engine = engine;
        this.manager = engine.newBaseManager(device);
        this.threads = threads;
    }

    /**
     * Opens PyTorch, and prepares this thread for computing.
     *
     * @param device {@code cpu}, {@code cuda} or {@code cuda:1} (the second GPU)
     * @param threads how many threads one operator may use on the CPU; 0 for as many as there are processors
     * @param say told, in a sentence, what takes long: unpacking the native library on the first use
     * @throws RunException if the platform is not supported, there is no such device, or the library does not load
     */
    public static PyTorch open(String device, int threads, Consumer<String> say) {
        NativeLibrary.stayOffline();
        NativeLibrary.requireSupportedPlatform(System.getProperty("os.name"), System.getProperty("os.arch"));
        Device found = find(device);
        int count = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        PyTorch torch = new PyTorch(NativeLibrary.load(say), found, count);
        torch.prepareThread();
        return torch;
    }

    /** Makes arrays on the device; owns those that no {@link Scope} frees, until {@link #close}. */
    public NDManager manager() {
        return manager;
    }

    public Device device() {
        return manager.getDevice();
    }

    /**
     * To be called once on every thread that computes: PyTorch's switches are a thread's own. No gradients, no graph
     * optimisation (it would stop for seconds to compile each new shape), and the number of threads.
     */
    public void prepareThread() {
        JniUtils.setGradMode(false);
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setNumThreads(threads);
    }

    /** What computes, for the manifest: {@code pytorch}, {@code djl}, {@code device}, {@code threads}, {@code platform}. */
    public Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("pytorch", engine.getVersion());
        versions.put("djl", Engine.getDjlVersion());
        versions.put("device", device().isGpu() ? "cuda:" + device().getDeviceId() : "cpu");
        versions.put("threads", String.valueOf(threads));
        versions.put("platform", NativeLibrary.platform());
        return versions;
    }

    /** Frees every array that is still attached. The library itself stays loaded until the process ends. */
    @Override
    public void close() {
        manager.close();
    }

    private static Device find(String name) {
        Matcher matcher = DEVICE.matcher(name);
        if (!matcher.matches()) {
            throw new RunException(
                    "There is no device \"" + name + "\": write cpu, cuda, or cuda:1 for the second GPU.");
        }
        if (name.equals("cpu")) {
            return Device.cpu();
        }
        int index = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        requireGpu(name, index, CudaUtils.getGpuCount());
        return Device.gpu(index);
    }

    private static void requireGpu(String name, int index, int count) {
        if (count == 0) {
            throw new RunException("Device " + name + ": no NVIDIA GPU was found. Its driver and the CUDA 12 runtime"
                    + " (libcudart) must be installed, and be found by LD_LIBRARY_PATH (on Windows: PATH);"
                    + " or compute on the processor, with --device cpu.");
        }
        if (index >= count) {
            throw new RunException("Device " + name + ": this machine has " + count + " GPU" + (count == 1 ? "" : "s")
                    + ", counted from cuda:0.");
        }
        if (!NativeLibrary.flavor().startsWith("cu")) {
            throw new RunException(
                    "Device " + name + ": this build of Unbox has PyTorch for the processor only. Build it with"
                            + " pytorch-native-cu128 instead of pytorch-native-cpu, or use --device cpu.");
        }
    }
}
