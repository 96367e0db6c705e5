package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.output.Hashes;

/** A run never loses what an earlier one has made. */
class EarlierResultsTest {
    @TempDir
    private Path workspace;

    private final GradientPainter painter = new GradientPainter();
    private final List<String> notes = new ArrayList<>();
    private Path folder;

    @BeforeEach
    void firstRun() {
        folder = Plans.in(workspace).folder();
        run(Plans.in(workspace), RunOptions.DEFAULT);
        notes.clear();
    }

    @Test
    void theSameAgainStaysInItsPlace() {
        run(Plans.in(workspace), RunOptions.DEFAULT);

        assertFalse(Files.exists(aside(1)));
        assertEquals(List.of(), notes);
    }

    @Test
    void aChangedCommentChangesNoResult() {
        run(Plans.in(workspace).script("// the same, but explained"), RunOptions.DEFAULT);

        assertFalse(Files.exists(aside(1)));
    }

    @Test
    void otherPicturesSetTheEarlierOnesAside() throws Exception {
        var earlier = Snapshot.of(folder);

        run(Plans.in(workspace).strengths(11, 20), RunOptions.DEFAULT);

        assertEquals(earlier, Snapshot.of(aside(1)));
        assertTrue(notes.getFirst().contains(aside(1).toString()), notes.toString());
    }

    @Test
    void aManifestThatWasSetAsideStillNamesItsPictures() throws Exception {
        run(Plans.in(workspace).strengths(11, 20), RunOptions.DEFAULT);

        var entry = Manifest.read(aside(1).resolve(Manifest.FILE)).pictures().get(1);

        assertEquals(entry.sha256().orElseThrow(), Hashes.sha256(Files.readAllBytes(entry.path().orElseThrow())));
    }

    @Test
    void eachOtherResultGetsTheNextNumber() {
        run(Plans.in(workspace).strengths(11, 20), RunOptions.DEFAULT);
        run(Plans.in(workspace).strengths(12, 20), RunOptions.DEFAULT);

        assertTrue(Files.exists(aside(2).resolve(Manifest.FILE)));
    }

    @Test
    void otherWeightsMakeOtherResults() {
        painter.hashes.put("unet/weights.safetensors", "ffffffff");

        run(Plans.in(workspace), RunOptions.DEFAULT);

        assertTrue(Files.exists(aside(1).resolve(Manifest.FILE)));
    }

    @Test
    void overwritingSetsNothingAside() {
        run(Plans.in(workspace).strengths(11, 20), RunOptions.DEFAULT.overwriting());

        assertFalse(Files.exists(aside(1)));
    }

    @Test
    void whatAnInterruptedRunLeftIsGoneOnWith() throws Exception {
        Files.delete(folder.resolve(Manifest.FILE));

        run(Plans.in(workspace), RunOptions.DEFAULT);

        assertFalse(Files.exists(aside(1)));
    }

    @Test
    void whatAnInterruptedRunOfAnotherScriptLeftIsSetAside() throws Exception {
        Files.delete(folder.resolve(Manifest.FILE));

        run(Plans.in(workspace).strengths(11, 20), RunOptions.DEFAULT);

        assertTrue(Files.exists(aside(1).resolve("2-stripy20.png")));
    }

    @Test
    void aPictureOfSomebodyElseInTheWayIsKept() throws Exception {
        Path photos = Files.createDirectories(workspace.resolve("photos"));
        Files.writeString(photos.resolve("1-stripy10.png"), "my holidays");

        var refused = assertThrows(RunException.class,
                () -> run(Plans.in(workspace).picturesIn(photos), RunOptions.DEFAULT));

        assertEquals("my holidays", Files.readString(photos.resolve("1-stripy10.png")));
        assertTrue(refused.getMessage().contains("--overwrite"), refused.getMessage());
    }

    @Test
    void picturesOutsideTheFolderAreWrittenAgainWhereTheyAreTheSame() throws Exception {
        Path photos = workspace.resolve("photos");
        run(Plans.in(workspace).picturesIn(photos), RunOptions.DEFAULT);
        var first = Snapshot.of(photos);

        run(Plans.in(workspace).picturesIn(photos), RunOptions.DEFAULT);

        assertEquals(first, Snapshot.of(photos));
    }

    private Path aside(int number) {
        return folder.resolveSibling("stripes." + number);
    }

    private void run(Plans plans, RunOptions options) {
        Runner.run(plans.plan(), painter, event -> {
            if (event instanceof RunListener.Note note) {
                notes.add(note.text());
            }
        }, options);
    }
}
