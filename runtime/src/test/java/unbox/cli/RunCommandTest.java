package unbox.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code unbox run} on the built-in model. */
class RunCommandTest {
    private static final String MEADOW = """
            model "landscape"
            edit snowy { add up.0.1#294 by 8 }
            experiment meadow {
              prompt "a meadow"
              edit   snowy
              %s
            }
            """;

    @TempDir
    private Path folder;
    private CommandLineFixture unbox;

    @BeforeEach
    void fixture() {
        unbox = new CommandLineFixture(folder);
    }

    @Test
    void theSummaryNamesTheGridThePicturesAndTheManifest() {
        var outcome = unbox.run("run", unbox.write("winter.unbox", MEADOW.formatted("")), "--threads", 1);
        assertEquals(Exit.GOOD, outcome.code(), outcome.err());
        Path results = folder.resolve("out/winter/meadow");
        assertTrue(outcome.out().contains(results.resolve("grid.png").toString()), outcome.out());
        assertTrue(outcome.out().contains(results.resolve("manifest.json").toString()), outcome.out());
        assertTrue(Files.exists(results.resolve("grid.png")));
    }

    @Test
    void aManifestRepeatsItsRunBitForBit() throws IOException {
        unbox.run("run", unbox.write("winter.unbox", MEADOW.formatted("seed 1..2")), "--threads", 1);
        Path first = folder.resolve("out/winter/meadow");
        Path again = folder.resolve("again");
        var outcome = unbox.run("run", first.resolve("manifest.json"), "--out", again);
        assertEquals(Exit.GOOD, outcome.code(), outcome.err());
        try (var pictures = Files.list(first)) {
            for (Path picture : pictures.filter(file -> file.toString().endsWith(".png")).toList()) {
                Path repeated = find(again, picture.getFileName().toString());
                assertArrayEquals(Files.readAllBytes(picture), Files.readAllBytes(repeated), picture.toString());
            }
        }
    }

    private static Path find(Path folder, String name) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        }
    }

    @Test
    void aClaimThatDoesNotHoldIsListedAndTheRunFails() {
        var outcome = unbox.run("run", unbox.write("claim.unbox", MEADOW.formatted("expect change < 0.001")),
                "--threads", 1);
        assertEquals(Exit.FAILED, outcome.code());
        assertTrue(outcome.out().contains("does not hold"), outcome.out());
    }

    @Test
    void anotherSeedTakesTheScriptsPlace() throws IOException {
        Path script = unbox.write("winter.unbox", MEADOW.formatted("seed 1"));
        assertEquals(Exit.GOOD, unbox.run("run", script, "--threads", 1, "--set", "seed=7").code());
        assertTrue(Files.readString(folder.resolve("out/winter/meadow/manifest.json")).contains("\"seed\": 7"));
    }

    @Test
    void aScriptWithAnErrorMakesNothing() {
        var outcome = unbox.run("run", unbox.write("wrong.unbox", MEADOW.formatted("sed 1")));
        assertEquals(Exit.WRONG, outcome.code());
        assertTrue(outcome.err().contains("wrong.unbox:6:3: error:"), outcome.err());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void noPicturesAreAnErrorThatSaysWhy() {
        var outcome = unbox.run("run", unbox.write("none.unbox", "model \"landscape\"\n"));
        assertEquals(Exit.WRONG, outcome.code());
        assertTrue(outcome.err().contains("makes 0 pictures: it has no experiment"), outcome.err());
    }

    @Test
    void manyPicturesAreNotMadeWithoutAWord() {
        var outcome = unbox.run("run", unbox.write("many.unbox", MEADOW.formatted("seed 1..501")));
        assertEquals(Exit.WRONG, outcome.code());
        assertTrue(outcome.err().contains("This makes 501 pictures. Say --yes if that is meant."), outcome.err());
    }

    @Test
    void aDeviceThatIsNotThereIsAnErrorAndNoSilentChoice() {
        var outcome = unbox.run("run", unbox.write("winter.unbox", MEADOW.formatted("")), "--device", "cuda:7");
        assertEquals(Exit.FAILED, outcome.code());
        assertTrue(outcome.err().contains("cuda:7"), outcome.err());
    }

    @Test
    void anOutputFolderThatCannotBeWrittenIsSaidBeforeAnythingIsComputed() {
        Path file = unbox.write("a-file", "not a folder");
        var outcome = unbox.run("run", unbox.write("winter.unbox", MEADOW.formatted("")), "--out", file.resolve("in"));
        assertEquals(Exit.FAILED, outcome.code());
        assertTrue(outcome.err().contains("Nothing can be written into"), outcome.err());
    }

    @Test
    void aModelFolderThatIsNotThereIsNamed() {
        var outcome = unbox.run("run",
                unbox.write("absent.unbox", "model \"./no-such-model\"\nexperiment e { prompt \"x\" }\n"));
        assertEquals(Exit.WRONG, outcome.code());
        assertTrue(outcome.err().contains("no-such-model"), outcome.err());
        assertTrue(outcome.err().contains("model-not-found"), outcome.err());
    }

    @Test
    void aHubModelThatIsNotOnThisMachineSaysHowToGetIt() {
        var outcome = unbox.run("run",
                unbox.write("hub.unbox", "model \"stabilityai/sdxl-turbo\"\nexperiment e { prompt \"x\" }\n"));
        assertEquals(Exit.WRONG, outcome.code());
        assertTrue(outcome.err().contains("download stabilityai/sdxl-turbo"), outcome.err());
    }

    @Test
    void aBrokenManifestIsNamed() {
        var outcome = unbox.run("run", unbox.write("manifest.json", "{ \"unbox\": "));
        assertTrue(outcome.code() == Exit.FAILED || outcome.code() == Exit.WRONG);
        assertTrue(outcome.err().contains("manifest.json"), outcome.err());
        assertFalse(outcome.err().contains("Exception"), outcome.err());
    }
}
