package unbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say that make no pictures. */
class OtherCommandsTest {
    @TempDir
    private Path folder;
    private CommandLineFixture unbox;

    @BeforeEach
    void fixture() {
        unbox = new CommandLineFixture(folder);
    }

    @Test
    void checkShowsThePlaceTheLineAndAMark() {
        Path script = unbox.write("far.unbox",
                "model \"landscape\"\nexperiment e {\n  prompt \"x\"\n  heatmap up.0.1#512\n}\n");
        var outcome = unbox.run("check", script);
        assertEquals(Exit.WRONG, outcome.code());
        assertTrue(outcome.err().contains(script + ":4:11: error:"), outcome.err());
        assertTrue(outcome.err().contains("        heatmap up.0.1#512\n                ^^^^^^^^^^\n"), outcome.err());
        assertTrue(outcome.err().contains("1 script checked: 1 error, 0 warnings"), outcome.err());
    }

    @Test
    void checkSpeaksJson() {
        var outcome = unbox.run("check", "--json", unbox.write("a.unbox", "modl \"landscape\"\n"));
        var problem = JsonParser.parseString(outcome.out()).getAsJsonArray().get(0).getAsJsonObject();
        assertEquals("unknown-word", problem.get("code").getAsString());
        assertEquals(1, problem.getAsJsonObject("start").get("line").getAsInt());
        assertEquals("model", problem.getAsJsonArray("fixes").get(0).getAsJsonObject().getAsJsonArray("replacements")
                .get(0).getAsJsonObject().get("text").getAsString());
    }

    @Test
    void whatNewWritesIsLaidOutAndHasNoProblem() {
        Path script = folder.resolve("mine.unbox");
        assertEquals(Exit.GOOD, unbox.run("new", script).code());
        assertEquals(Exit.GOOD, unbox.run("fmt", "--check", script).code());
        var checked = unbox.run("check", script);
        assertTrue(checked.err().contains("nothing is wrong"), checked.err());
    }

    @Test
    void newNeverOverwrites() throws IOException {
        Path script = unbox.write("mine.unbox", "my work");
        assertEquals(Exit.WRONG, unbox.run("new", script).code());
        assertEquals("my work", Files.readString(script));
    }

    @Test
    void fmtLaysOutInPlaceAndLeavesBrokenScriptsAlone() throws IOException {
        Path ragged = unbox.write("ragged.unbox", "model   \"landscape\"\nexperiment e{prompt \"x\"\nseed 1}");
        Path broken = unbox.write("broken.unbox", "experiment {");
        assertEquals(Exit.WRONG, unbox.run("fmt", ragged, broken).code());
        assertEquals("model \"landscape\"\n\nexperiment e {\n  prompt \"x\"\n  seed   1\n}\n",
                Files.readString(ragged));
        assertEquals("experiment {", Files.readString(broken));
    }

    @Test
    void fmtCheckChangesNothingAndFails() throws IOException {
        Path ragged = unbox.write("ragged.unbox", "model   \"landscape\"\n");
        assertEquals(Exit.FAILED, unbox.run("fmt", "--check", ragged).code());
        assertEquals("model   \"landscape\"\n", Files.readString(ragged));
    }

    @Test
    void planSaysWhereEachPictureGoes() {
        Path script = unbox.write("two.unbox", "model \"landscape\"\nexperiment e { prompt \"x\" seed 4, 5 }\n");
        var outcome = unbox.run("plan", script);
        assertEquals(Exit.GOOD, outcome.code(), outcome.err());
        assertTrue(outcome.out().contains("2 pictures"), outcome.out());
        assertTrue(outcome.out().contains("out/two/e/5.png"), outcome.out());
    }

    @Test
    void featuresAreFoundByTheirLabels() {
        var outcome = unbox.run("features", "snow");
        assertEquals(Exit.GOOD, outcome.code());
        assertTrue(outcome.out().contains("up.0.1#294"), outcome.out());
    }

    @Test
    void featuresThatAreNotThereAreAnError() {
        assertEquals(Exit.WRONG, unbox.run("features", "xylophone").code());
    }

    @Test
    void theDoctorFindsTheBuiltInModelAndPyTorch() {
        var outcome = unbox.run("doctor");
        assertEquals(Exit.GOOD, outcome.code(), outcome.out());
        assertTrue(outcome.out().contains("landscape (built in)"), outcome.out());
        assertTrue(outcome.out().contains("PyTorch"), outcome.out());
    }

    @Test
    void aWordThatIsNoCommandGetsTheNearestOne() {
        var outcome = unbox.run("chek", "a.unbox");
        assertEquals(Exit.WRONG, outcome.code());
        assertTrue(outcome.err().contains("check"), outcome.err());
    }

    @Test
    void aSettingThatIsNoneIsExplained() {
        var outcome = unbox.run("plan", unbox.write("a.unbox", "model \"landscape\"\n"), "--set", "strength=3");
        assertEquals(Exit.WRONG, outcome.code());
        assertTrue(outcome.err().contains("write seed=7, steps=4, guidance=5 or size=192x128"), outcome.err());
    }

    @Test
    void aFileThatIsNotThereSaysHowToBegin() {
        var outcome = unbox.run("check", folder.resolve("none.unbox"));
        assertEquals(Exit.WRONG, outcome.code());
        assertTrue(outcome.err().contains("unbox new"), outcome.err());
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        Path script = folder.resolve("latin.unbox");
        Files.write(script, "// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        var outcome = unbox.run("check", script);
        assertEquals(Exit.WRONG, outcome.code());
        assertTrue(outcome.err().contains("is not UTF-8"), outcome.err());
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : new String[]{"run", "check", "plan", "fmt", "new", "features", "doctor", "serve",
                "completion"}) {
            var outcome = unbox.run(command, "--help");
            assertEquals(Exit.GOOD, outcome.code());
            assertTrue(outcome.out().startsWith("Usage: unbox " + command), outcome.out());
        }
    }
}
