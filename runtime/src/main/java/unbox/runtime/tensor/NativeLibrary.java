package unbox.runtime.tensor;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import unbox.runtime.RunException;

/**
 * PyTorch's native library. It lies packed in a jar of the class path, and DJL unpacks it on the first use into
 * {@code ~/.djl.ai/pytorch} (or where {@code DJL_CACHE_DIR} says).
 */
final class NativeLibrary {
    private static final String ENGINE = "pytorch";
    private static final Set<String> SUPPORTED = Set.of("linux-x86_64", "linux-aarch64", "osx-aarch64", "win-x86_64");

    private NativeLibrary() {}

    /** Must come before the first use of DJL's engine class, which would report its use over the network. */
    static void stayOffline() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    /**
     * @param system Java's {@code os.name}
     * @param architecture Java's {@code os.arch}
     * @throws RunException if there is no native library for it
     */
    static void requireSupportedPlatform(String system, String architecture) {
        String family = system.startsWith("Linux") ? "linux"
                : system.startsWith("Mac") ? "osx" : system.startsWith("Windows") ? "win" : "other";
        String processor = architecture.equals("amd64") ? "x86_64" : architecture;
        if (!SUPPORTED.contains(family + "-" + processor)) {
            throw new RunException("Unbox does not run models on " + system + " (" + architecture
                    + "): PyTorch is built for"
                    + " Linux (x86_64, aarch64), macOS (aarch64: Apple silicon, with a Java for aarch64) and Windows (x86_64)."
                    + " Checking and planning scripts works everywhere.");
        }
    }

    /** {@code cpu}, or {@code cu128} for CUDA 12.8. */
    static String flavor() {
        return Platform.detectPlatform(ENGINE).getFlavor();
    }

    /** {@code linux-x86_64} and the like. */
    static String platform() {
        return Platform.detectPlatform(ENGINE).getClassifier();
    }

    /** @throws RunException if it cannot be unpacked or loaded */
    static Engine load(Consumer<String> say) {
        Platform platform = Platform.detectPlatform(ENGINE);
        if (Utils.getEnvOrSystemProperty("PYTORCH_LIBRARY_PATH") == null) {
            announceUnpacking(platform, say);
        }
        try {
            return Engine.getEngine(PtEngine.ENGINE_NAME);
        } catch (EngineException | LinkageError problem) {
            throw new RunException("PyTorch's native library could not be loaded: " + rootMessage(problem)
                    + ". On Linux it needs"
                    + " glibc 2.28 and libstdc++ or later (Alpine has neither); a damaged copy is cured by deleting "
                    + folder(platform) + ".", problem);
        }
    }

    private static void announceUnpacking(Platform platform, Consumer<String> say) {
        Path folder = folder(platform);
        if (platform.isPlaceholder()) {
            throw new RunException("PyTorch's native library for " + platform.getClassifier()
                    + " is not on the class path. Build Unbox on this machine: mvn package.");
        }
        if (Files.exists(folder.resolve(System.mapLibraryName("torch")))) {
            return;
        }
        long bytes = packedSize(platform);
        requireRoom(folder.getParent(), bytes);
        say.accept(
                "First use: unpacking PyTorch's native library (%d MB) into %s.".formatted(megabytes(bytes), folder));
    }

    private static Path folder(Platform platform) {
        String name = platform.getVersion() + "-" + platform.getFlavor() + "-" + platform.getClassifier();
        return Utils.getEngineCacheDir(ENGINE).resolve(name);
    }

    /** In bytes, once unpacked. */
    private static long packedSize(Platform platform) {
        long bytes = 0;
        for (String library : platform.getLibraries()) {
            String path = ENGINE + "/" + platform.getFlavor() + "/" + platform.getClassifier() + "/" + library;
            URL packed = NativeLibrary.class.getClassLoader().getResource(path);
            try {
                bytes += packed == null ? 0 : packed.openConnection().getContentLengthLong();
            } catch (IOException unreadable) {
                throw new RunException("The jar with PyTorch's native library cannot be read: " + packed, unreadable);
            }
        }
        return bytes;
    }

    private static void requireRoom(Path cache, long bytes) {
        try {
            Files.createDirectories(cache);
            long free = Files.getFileStore(cache).getUsableSpace();
            if (free < bytes) {
                throw unpackable(cache,
                        "it needs %d MB, and %d MB are free".formatted(megabytes(bytes), megabytes(free)), null);
            }
        } catch (IOException problem) {
            throw unpackable(cache, "the folder cannot be made", problem);
        }
        if (!Files.isWritable(cache)) {
            throw unpackable(cache, "the folder cannot be written", null);
        }
    }

    private static RunException unpackable(Path cache, String reason, Throwable cause) {
        return new RunException("PyTorch's native library cannot be unpacked into " + cache + ": " + reason
                + ". Name another folder in the environment variable DJL_CACHE_DIR.", cause);
    }

    private static long megabytes(long bytes) {
        return bytes / 1_000_000;
    }

    private static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
