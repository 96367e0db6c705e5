package unbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher chooses a Java, as a process of its own. Windows has another launcher. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script; unbox.cmd is the one of Windows")
class LauncherTest {
    @TempDir
    private Path folder;

    /** What the launcher came to. */
    private record Outcome(int code, String said) {}

    @Test
    void aJavaThatIsTooOldIsNamedWithTheCure() throws Exception {
        Path old = java("17.0.15", "echo never");
        Outcome outcome = launch(Map.of("JAVA_HOME", old.toString()), "check", "a.unbox");
        assertEquals(1, outcome.code());
        assertTrue(outcome.said().contains("Java 21 or later is needed, and none was found."), outcome.said());
        assertTrue(outcome.said().contains("Java 17 in " + old), outcome.said());
        assertTrue(outcome.said().contains("set JAVA_HOME"), outcome.said());
    }

    @Test
    void aNewerJavaInTheUsualFoldersIsPreferredToAnOldJavaHome() throws Exception {
        Path old = java("17.0.15", "echo never");
        Path recent = java("21.0.1", "echo started with \"$@\"");
        Outcome outcome = launch(
                Map.of("JAVA_HOME", old.toString(), "UNBOX_JAVA_FOLDERS", recent.getParent().toString()), "check",
                "a.unbox");
        assertEquals(0, outcome.code(), outcome.said());
        assertTrue(outcome.said().contains("started with"), outcome.said());
        assertTrue(outcome.said().contains("unbox.cli.Main check a.unbox"), outcome.said());
    }

    @Test
    void theLanguageServerIsAProgramOfItsOwn() throws Exception {
        Path recent = java("21.0.1", "echo started with \"$@\"");
        Outcome outcome = launch(Map.of("JAVA_HOME", recent.toString()), "lsp");
        assertTrue(outcome.said().contains("unbox.server.Main lsp"), outcome.said());
        assertTrue(outcome.said().contains("-XX:SharedArchiveFile="), outcome.said());
    }

    @Test
    void fromJava25OnTheLanguageServerStartsFromItsOwnArchiveOnceItIsThere() throws Exception {
        Map<String, String> recent = Map.of("JAVA_HOME", java("25.0.1", "echo started with \"$@\"").toString());
        Outcome first = launch(recent, "lsp");
        assertFalse(first.said().contains("-XX:AOTCache="), first.said());
        Path archive = archive(first);
        Files.createFile(archive);
        Outcome second = launch(recent, "lsp");
        assertTrue(second.said().contains("-XX:AOTCache=" + archive), second.said());
    }

    @Test
    void anArchiveOfOtherJarsIsNotUsedAlsoWhereTheyAreOlder() throws Exception {
        Map<String, String> recent = Map.of("JAVA_HOME", java("25.0.1", "echo started with \"$@\"").toString());
        Path archive = archive(launch(recent, "lsp"));
        Files.createFile(archive);
        Path jar = Files.writeString(folder.resolve("installed/lib/unbox-server-1.jar"), "another build");
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
        Outcome outcome = launch(recent, "lsp");
        assertFalse(outcome.said().contains("-XX:AOTCache="), outcome.said());
        assertNotEquals(archive, archive(outcome));
    }

    /** Where the server is to keep its archive. */
    private static Path archive(Outcome outcome) {
        Matcher named = Pattern.compile("-Dunbox\\.archive=(\\S+)").matcher(outcome.said());
        assertTrue(named.find(), outcome.said());
        return Path.of(named.group(1));
    }

    /** A folder that looks like a Java of a version. */
    private Path java(String version, String does) throws IOException {
        Path home = folder.resolve("java-" + version);
        Path program = home.resolve("bin/java");
        Files.createDirectories(program.getParent());
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        executable(program, does);
        return home;
    }

    private static void executable(Path program, String does) throws IOException {
        Files.writeString(program, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Starts a copy of the launcher as it stands in the zip, where only shell tools are on the path. */
    private Outcome launch(Map<String, String> variables, String... arguments) throws Exception {
        Path installed = folder.resolve("installed");
        Files.createDirectories(installed.resolve("lib"));
        for (String jar : List.of("unbox-server-1", "unbox-grammar-1", "lsp4j-1", "antlr4-runtime-1", "gson-1")) {
            Path file = installed.resolve("lib").resolve(jar + ".jar");
            if (!Files.exists(file)) {
                Files.createFile(file);
            }
        }
        Path launcher = Files.copy(CommandLineFixture.REPOSITORY.resolve("unbox"), installed.resolve("unbox"),
                StandardCopyOption.REPLACE_EXISTING);
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : new String[]{"sed", "head", "dirname", "readlink", "mkdir", "ls", "cksum", "tr"}) {
            executable(tools.resolve(tool), "exec " + find(tool) + " \"$@\"");
        }
        var process = new ProcessBuilder("/bin/sh", launcher.toString()).redirectErrorStream(true);
        process.command().addAll(List.of(arguments));
        process.environment().clear();
        process.environment().putAll(Map.of("PATH", tools.toString(), "HOME", folder.toString(), "UNBOX_JAVA_FOLDERS",
                folder.resolve("nothing").toString()));
        process.environment().putAll(variables);
        Process started = process.start();
        String said = new String(started.getInputStream().readAllBytes());
        return new Outcome(started.waitFor(), said);
    }

    private static Path find(String tool) {
        return java.util.stream.Stream.of("/bin", "/usr/bin").map(folder -> Path.of(folder, tool)).filter(Files::exists)
                .findFirst().orElseThrow();
    }
}
