package unbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person meets who runs a script, changes it, and runs it again. */
class RunAgainTest {
    private static final String SCRIPT = """
            model "landscape"
            edit snowy(strength) { add up.0.1#294 by strength }
            experiment meadow {
              prompt "a meadow"
              seed   1..2
              edit   snowy(strength: %s)
            }
            """;

    @TempDir
    private Path folder;
    private CommandLineFixture unbox;

    @BeforeEach
    void firstRun() {
        unbox = new CommandLineFixture(folder);
        run("[2, 4]");
    }

    @Test
    void theSameScriptDoesNothingAndSaysSo() {
        var again = run("[2, 4]");

        assertEquals(Exit.GOOD, again.code());
        assertTrue(again.err().contains("6 of 6 pictures are there already"), again.err());
        assertTrue(again.err().contains("is done already: nothing was computed"), again.err());
    }

    @Test
    void aChangedStrengthMakesItsOwnPicturesAndNamesWhatIsLeftOver() {
        var again = run("[2, 5]");

        assertTrue(again.err().contains("4 of 6 pictures are there already"), again.err());
        assertTrue(again.err().contains("2/2 2-snowy-strength-5.png"), again.err());
        assertTrue(
                again.err().contains("2 files of earlier runs are in the folder that the script does not make any more,"
                        + " such as 1-snowy-strength-4.png; --prune removes what is left over"),
                again.err());
    }

    @Test
    void pruningRemovesWhatIsLeftOver() {
        run("[2, 5]", "--prune");

        assertFalse(Files.exists(folder.resolve("out/winter/meadow/1-snowy-strength-4.png")));
        assertTrue(Files.exists(folder.resolve("out/winter/meadow/1-snowy-strength-2.png")));
    }

    @Test
    void eventsAreLinesOfJson() {
        List<JsonObject> events = run("[2, 6]", "--json").out().lines()
                .map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();

        JsonObject started = events.getFirst();
        assertEquals("started", started.get("event").getAsString());
        assertEquals(4, started.get("taken").getAsInt());
        assertEquals(2, events.stream().filter(event -> event.get("event").getAsString().equals("picture"))
                .filter(event -> event.get("origin").getAsString().equals("painted")).count());
    }

    @Test
    void goingOnWhereNothingWasStoppedSaysSo() {
        var refused = run("[2, 7]", "--resume");

        assertEquals(Exit.FAILED, refused.code());
        assertTrue(refused.err().contains("There is no stopped run of this script to go on with"), refused.err());
    }

    @Test
    void freshAndResumeContradictEachOther() {
        assertEquals(Exit.WRONG, run("[2, 4]", "--resume", "--fresh").code());
    }

    @Test
    void anAmountOfMemoryThatIsNoneIsRefusedWithAnExample() {
        var refused = run("[2, 4]", "--memory", "lots");

        assertEquals(Exit.WRONG, refused.code());
        assertTrue(refused.err().contains("--memory lots: write an amount such as 800M or 4G"), refused.err());
    }

    @Test
    void thePlanShowsWhatIsShared() {
        var plan = unbox.run("plan", folder.resolve("winter.unbox"));

        assertTrue(plan.out().contains("of the U-Net's work is shared"), plan.out());
        assertTrue(plan.out().contains("  up.0.1           2           6\n"), plan.out());
        assertTrue(plan.out().contains("  up.0.2           6           6\n"), plan.out());
        assertTrue(plan.out().contains("  memory    about "), plan.out());
    }

    private CommandLineFixture.Outcome run(String strengths, Object... options) {
        Path script = unbox.write("winter.unbox", SCRIPT.formatted(strengths));
        Object[] words = new Object[options.length + 4];
        System.arraycopy(new Object[]{"run", script, "--threads", 1}, 0, words, 0, 4);
        System.arraycopy(options, 0, words, 4, options.length);
        return unbox.run(words);
    }
}
