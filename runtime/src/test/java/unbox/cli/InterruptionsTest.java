package unbox.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.runtime.output.Hashes;

/** A run that is killed, stopped, started twice or out of space, as a process of its own. */
class InterruptionsTest {
    private static final String SCRIPT = """
            model "landscape" { size 64 x 64 }
            edit snowy(strength) { add up.0.1#294 by strength }
            experiment meadow {
              prompt  "a meadow"
              seed    1..6
              edit    snowy(strength: [2, 4, 6, 8])
              explore up.0.1 top 3
              measure change
            }
            """;

    @TempDir
    private Path folder;
    private Path script;

    @BeforeEach
    void script() throws IOException {
        script = Files.writeString(folder.resolve("winter.unbox"), SCRIPT);
    }

    @ParameterizedTest
    @ValueSource(longs = 20261126)
    void killedTwentyTimesAtRandomMomentsTheResultIsThatOfARunThatWasLeftAlone(long seed) throws Exception {
        Map<String, String> expected = leftAlone();
        Random random = new Random(seed);
        Path out = folder.resolve("killed");
        int kills = 0;
        while (kills < 20) {
            UnboxProcess run = UnboxProcess.run(script, "--out", out);
            if (reach(run, 1 + random.nextInt(60))) {
                run.kill();
                kills++;
            } else {
                assertEquals(0, run.finish().code());
                assertEquals(expected, files(out));
                out = folder.resolve("killed-" + kills);
            }
        }
        assertEquals(0, UnboxProcess.run(script, "--out", out).finish().code());
        assertEquals(expected, files(out));
    }

    /** Lets a run go on until it has told so many events; false where it ended before. */
    private static boolean reach(UnboxProcess run, int events) throws IOException {
        for (int event = 0; event < events; event++) {
            Optional<JsonObject> told = run.next();
            if (told.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Test
    void aRunThatIsStoppedSaysHowToGoOnAndDoesOnlyTheRest() throws Exception {
        Map<String, String> expected = leftAlone();
        Path out = folder.resolve("stopped");
        UnboxProcess run = UnboxProcess.run(script, "--out", out);
        run.await(UnboxProcess.painted());
        run.stop();
        UnboxProcess.Outcome stopped = run.finish();
        assertTrue(stopped.errors().contains("go on with: unbox run --resume"), stopped.errors());
        assertFalse(Files.exists(out.resolve("winter/meadow/manifest.json")));

        UnboxProcess rest = UnboxProcess.run(script, "--out", out, "--resume");
        JsonObject started = rest.await(event -> event.get("event").getAsString().equals("started"));

        assertTrue(started.get("taken").getAsInt() > 0, started.toString());
        assertEquals(0, rest.finish().code());
        assertEquals(expected, files(out));
    }

    @Test
    void aSecondRunIntoTheSameFolderIsRefused() throws Exception {
        Path out = folder.resolve("shared");
        UnboxProcess first = UnboxProcess.run(script, "--out", out);
        first.await(UnboxProcess.painted());
        first.suspend();

        UnboxProcess.Outcome second = UnboxProcess.run(script, "--out", out).finish();

        assertEquals(1, second.code());
        assertTrue(second.errors().contains("Another run is writing into " + out.resolve("winter/meadow")),
                second.errors());
        assertTrue(second.errors().contains("--wait"), second.errors());
        first.wake();
        assertEquals(0, first.finish().code());
    }

    @Test
    void aSecondRunThatWaitsFindsEverythingDone() throws Exception {
        Path out = folder.resolve("shared");
        UnboxProcess first = UnboxProcess.run(script, "--out", out);
        first.await(UnboxProcess.painted());
        first.suspend();
        UnboxProcess second = UnboxProcess.run(script, "--out", out, "--wait");
        second.await(event -> event.toString().contains("waiting for it"));
        first.wake();

        assertEquals(0, first.finish().code());

        JsonObject started = second.await(event -> event.get("event").getAsString().equals("started"));
        assertEquals(30, started.get("taken").getAsInt());
        assertEquals(0, second.finish().code());
    }

    @Test
    void aFullDiskStopsTheRunWithTheCureAndItGoesOnWhereThereIsRoom() throws Exception {
        Map<String, String> expected = leftAlone();
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"))) {
            UnboxProcess.Outcome full = disk.runFull(script);
            assertEquals(1, full.code(), full.errors());
            assertTrue(full.errors().contains("cannot be written: " + disk.complaint()), full.errors());
            assertTrue(full.errors().contains("make room and go on with --resume"), full.errors());

            disk.makeRoom();
            UnboxProcess.Outcome rest = UnboxProcess.run(script, "--out", disk.folder(), "--resume").finish();

            assertEquals(0, rest.code(), rest.errors());
            assertEquals(expected, files(disk.folder()));
        }
    }

    private Map<String, String> leftAlone() throws Exception {
        Path out = folder.resolve("alone");
        assertEquals(0, UnboxProcess.run(script, "--out", out).finish().code());
        return files(out);
    }

    /** Every file but what the folder remembers, and a hash of what is in it. */
    private static Map<String, String> files(Path out) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (var all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.toString().contains(".unbox")) {
                    hashes.put(out.relativize(file).toString(), Hashes.sha256(Files.readAllBytes(file)));
                }
            }
        }
        return hashes;
    }
}
