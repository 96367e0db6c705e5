package unbox.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.runtime.RunException;

class PyTorchTest {

    @Test
    void versionsNameWhatComputes() {
        try (PyTorch torch = open("cpu", 1)) {
            Map<String, String> versions = torch.versions();
            assertEquals("2.7.1", versions.get("pytorch"));
            assertEquals("0.36.0", versions.get("djl"));
            assertEquals("cpu", versions.get("device"));
            assertEquals("1", versions.get("threads"));
        }
    }

    @Test
    void withoutANumberThereAreAsManyThreadsAsProcessors() {
        try (PyTorch torch = open("cpu", 0)) {
            int processors = Runtime.getRuntime().availableProcessors();
            assertEquals(String.valueOf(processors), torch.versions().get("threads"));
            assertEquals(processors, JniUtils.getNumThreads());
        }
    }

    @Test
    void aPreparedThreadKeepsNoGradientsAndItsNumberOfThreads() {
        try (PyTorch torch = open("cpu", 1)) {
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> {
                torch.prepareThread();
                assertFalse(JniUtils.isGradMode());
                assertEquals(1, JniUtils.getNumThreads());
            });
            assertDoesNotThrow(other::join);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpu", "CPU", "cuda:", "cuda:x", ""})
    void aDeviceThatIsNoneIsRefused(String device) {
        assertEquals("There is no device \"" + device + "\": write cpu, cuda, or cuda:1 for the second GPU.",
                problem(device));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cuda", "cuda:0", "cuda:7"})
    void aGpuWhereThereIsNoneIsAnErrorAndNeverTheProcessorInstead(String device) {
        assumeFalse(CudaUtils.hasCuda());
        String message = problem(device);
        assertTrue(message.startsWith("Device " + device + ": no NVIDIA GPU was found."), message);
        assertTrue(message.endsWith("or compute on the processor, with --device cpu."), message);
    }

    @ParameterizedTest
    @CsvSource({"Linux,amd64", "Linux,aarch64", "Mac OS X,aarch64", "Windows 11,amd64"})
    void platformsThatPyTorchIsBuiltForAreSupported(String system, String architecture) {
        assertDoesNotThrow(() -> NativeLibrary.requireSupportedPlatform(system, architecture));
    }

    @ParameterizedTest
    @CsvSource({"Mac OS X,x86_64", "Windows 11,aarch64", "Linux,riscv64", "Linux,x86", "FreeBSD,amd64"})
    void anyOtherPlatformIsRefusedWithTheList(String system, String architecture) {
        String message = assertThrows(RunException.class,
                () -> NativeLibrary.requireSupportedPlatform(system, architecture)).getMessage();
        assertTrue(message.startsWith("Unbox does not run models on " + system + " (" + architecture + ")"), message);
        assertTrue(message.contains("Linux (x86_64, aarch64), macOS (aarch64"), message);
    }

    @Test
    void whereTheLibraryCannotBeUnpackedTheFolderAndTheCureAreNamed(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("a-file"));
        System.setProperty("ENGINE_CACHE_DIR", file.toString());
        try {
            String message = problem("cpu");
            assertTrue(message.contains("cannot be unpacked into " + file), message);
            assertTrue(message.endsWith("Name another folder in the environment variable DJL_CACHE_DIR."), message);
        } finally {
            System.clearProperty("ENGINE_CACHE_DIR");
        }
    }

    private static PyTorch open(String device, int threads) {
        return PyTorch.open(device, threads, sentence -> {});
    }

    private static String problem(String device) {
        return assertThrows(RunException.class, () -> open(device, 1)).getMessage();
    }
}
