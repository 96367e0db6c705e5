package unbox.server.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {

    @TempDir
    Path folder;

    private Path checkout;
    private Path unpacked;
    private Path serverOnly;

    @BeforeEach
    void make() throws IOException {
        checkout = made("checkout", "runtime/pom.xml");
        unpacked = made("unpacked", "lib/unbox-runtime-0.1.0.jar");
        serverOnly = made("server", "lib/unbox-server-0.1.0.jar");
    }

    private Path made(String name, String file) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve(file).getParent());
        for (String each : new String[]{"unbox", "unbox.cmd", file}) {
            Files.createFile(home.resolve(each));
        }
        return home;
    }

    private Path found(Optional<Path> set, Path script) {
        return Installation.find(set, script, Optional.of(unpacked)).home();
    }

    @Test
    void whatIsSetComesFirst() {
        assertEquals(unpacked, found(Optional.of(unpacked), checkout.resolve("examples/sky.unbox")));
    }

    @Test
    void aScriptInACheckoutIsRunByIt() {
        assertEquals(checkout, found(Optional.empty(), checkout.resolve("examples/deep/sky.unbox")));
    }

    @Test
    void anyOtherScriptIsRunByTheServersOwn() {
        assertEquals(unpacked, found(Optional.empty(), folder.resolve("sky.unbox")));
    }

    @Test
    void aWrongSettingIsToldAndNotPassedOver() {
        var wrong = assertThrows(RunnerException.class,
                () -> found(Optional.of(serverOnly), checkout.resolve("sky.unbox")));
        assertTrue(wrong.getMessage().startsWith("The setting unbox.home names " + serverOnly), wrong.getMessage());
    }

    @Test
    void aServerWithoutARuntimeSaysWhatIsNeeded() {
        var none = assertThrows(RunnerException.class,
                () -> Installation.find(Optional.empty(), folder.resolve("sky.unbox"), Optional.of(serverOnly)));
        assertTrue(none.getMessage().endsWith("set unbox.home to that folder."), none.getMessage());
    }
}
