package unbox.runtime.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, with an empty cache and none of the launcher's variables. */
class FirstUseTest {

    @Test
    void theFirstUseSaysThatItUnpacksAndHowMuchAndTheSecondIsSilent(@TempDir Path cache) throws Exception {
        List<String> first = run(cache);
        assertTrue(first.get(0).matches("First use: unpacking PyTorch's native library \\(\\d{3,4} MB\\) into .*"),
                first::toString);
        assertTrue(first.get(0).contains(cache.toString()), first::toString);
        assertEquals(List.of("2 + 2 = 4.0"), first.subList(1, first.size()));
        assertEquals(List.of("2 + 2 = 4.0"), run(cache));
    }

    private static List<String> run(Path cache) throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ProcessBuilder builder = new ProcessBuilder(java, "--enable-native-access=ALL-UNNAMED", "-cp", classPath,
                FirstUse.class.getName()).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("DJL_OFFLINE", "OPT_OUT_TRACKING", "DJL_CACHE_DIR"));
        builder.environment().put("ENGINE_CACHE_DIR", cache.toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said.lines().toList();
    }
}
