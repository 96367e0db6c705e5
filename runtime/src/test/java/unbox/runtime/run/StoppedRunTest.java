package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unbox.language.model.Region;
import unbox.runtime.RunException;
import unbox.runtime.store.Store;

/** A run that was stopped goes on as if nothing had happened, whatever was written when it stopped. */
class StoppedRunTest {
    @TempDir
    private Path workspace;
    @TempDir
    private Path elsewhere;

    private final GradientPainter painter = new GradientPainter();
    private Map<String, String> expected;

    @BeforeEach
    void whatARunMakesThatIsLeftAlone() throws Exception {
        Runner.run(plans(elsewhere).plan(), painter, RunListener.SILENT, RunOptions.DEFAULT);
        expected = Snapshot.of(plans(elsewhere).folder());
        painter.pictures();
    }

    /** Six pictures, of which codes are read, with tables and heat maps. */
    private static Plans plans(Path folder) {
        return Plans.in(folder).explore(2).heatmap(Plans.FUR);
    }

    @ParameterizedTest(name = "after {0} pictures")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void whereverItIsStoppedItMakesOnlyTheRest(int pictures) throws Exception {
        stopAfter(pictures);
        int made = painter.pictures();

        Runner.run(plans(workspace).plan(), painter, RunListener.SILENT, RunOptions.DEFAULT.resuming());

        assertEquals(6 - made, painter.pictures());
        assertEquals(expected, Snapshot.of(plans(workspace).folder()));
    }

    @Test
    void aJournalThatWasCutAnywhereIsReadAsFarAsItIsWhole() throws Exception {
        stopAfter(4);
        byte[] whole = Files.readAllBytes(journal());
        for (int end = 0; end <= whole.length; end++) {
            Files.write(journal(), Arrays.copyOf(whole, end));
            Store store = Store.open(plans(workspace).folder());
            store.clean();
            assertTrue(Files.size(journal()) <= end);
            assertArrayEquals(Arrays.copyOf(whole, (int) Files.size(journal())), Files.readAllBytes(journal()));
        }
    }

    @ParameterizedTest(name = "{0} % of the journal")
    @ValueSource(ints = {0, 3, 10, 25, 50, 70, 85, 99})
    void aRunWhoseJournalWasCutComesOutTheSame(int percent) throws Exception {
        stopAfter(4);
        byte[] whole = Files.readAllBytes(journal());
        Files.write(journal(), Arrays.copyOf(whole, whole.length * percent / 100));

        Runner.run(plans(workspace).plan(), painter, RunListener.SILENT, RunOptions.DEFAULT);

        assertEquals(expected, Snapshot.of(plans(workspace).folder()));
    }

    @Test
    void whatAPowerFailureLeavesAtTheEndIsToldFromWhatWasWritten() throws Exception {
        stopAfter(3);
        var damaged = new ByteArrayOutputStream();
        damaged.write(Files.readAllBytes(journal()));
        damaged.write(new byte[300]);
        damaged.write("deadbeef {\"kind\":\"made\"}\n".getBytes(StandardCharsets.UTF_8));
        Files.write(journal(), damaged.toByteArray());

        Runner.run(plans(workspace).plan(), painter, RunListener.SILENT, RunOptions.DEFAULT.resuming());

        assertEquals(expected, Snapshot.of(plans(workspace).folder()));
    }

    @Test
    void codesThatWereDamagedAreReadAgain() throws Exception {
        stopAfter(6);
        painter.pictures();
        try (var codes = Files.list(plans(workspace).folder().resolve(".unbox/codes"))) {
            Files.write(codes.sorted().findFirst().orElseThrow(), new byte[40]);
        }

        Runner.run(plans(workspace).plan(), painter, RunListener.SILENT, RunOptions.DEFAULT);

        assertEquals(1, painter.pictures());
        assertEquals(expected, Snapshot.of(plans(workspace).folder()));
    }

    @Test
    void whatWasHalfWrittenWhenItWasKilledIsRemoved() throws Exception {
        stopAfter(2);
        Path half = plans(workspace).folder().resolve(".0f8fad5b-d9cb-469f-a165-70867728950e.part");
        Files.writeString(half, "half a pic");

        Runner.run(plans(workspace).plan(), painter, RunListener.SILENT, RunOptions.DEFAULT);

        assertEquals(expected, Snapshot.of(plans(workspace).folder()));
    }

    @Test
    void aStoppedRunOfAnotherScriptIsNotGoneOnWith() {
        stopAfter(2);
        Plans other = plans(workspace).region(new Region.Rectangle(0, 0, 0.5, 1));

        var refused = assertThrows(RunException.class, () -> Runner.run(other.plan(), painter, RunListener.SILENT,
                RunOptions.DEFAULT.resuming()));

        assertTrue(refused.getMessage().contains("no stopped run of this script"), refused.getMessage());
    }

    private Path journal() {
        return plans(workspace).folder().resolve(".unbox/journal");
    }

    /** Runs until so many pictures have been asked for. */
    private void stopAfter(int pictures) {
        AtomicInteger passed = new AtomicInteger();
        RunOptions options = RunOptions.DEFAULT.until(() -> passed.getAndIncrement() >= pictures);
        try {
            Runner.run(plans(workspace).plan(), painter, RunListener.SILENT, options);
        } catch (StoppedException stopped) {
            // as wanted
        }
    }
}
