package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import unbox.language.model.Region;
import unbox.runtime.RunException;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.output.Hashes;
import unbox.runtime.output.PictureFiles;
import unbox.runtime.run.RunOptions.Earlier;

/** A run never loses what an earlier one has made. */
class EarlierResultsTest {
    private static final Region ELSEWHERE = new Region.Rectangle(0, 0, 0.5, 1);

    @TempDir
    private Path workspace;

    private final GradientPainter painter = new GradientPainter();
    private final List<String> notes = new ArrayList<>();
    private final List<String> leftOver = new ArrayList<>();
    private Path folder;

    @BeforeEach
    void firstRun() {
        folder = Plans.in(workspace).folder();
        run(Plans.in(workspace), RunOptions.DEFAULT);
        notes.clear();
        painter.pictures();
    }

    @Test
    void theSameAgainDoesNothingAndSaysSo() throws Exception {
        var earlier = Snapshot.of(folder);

        run(Plans.in(workspace), RunOptions.DEFAULT);

        assertEquals(0, painter.pictures());
        assertEquals(earlier, Snapshot.of(folder));
        assertEquals(List.of("Experiment stripes is done already: nothing was computed, nothing written."
                + " --fresh makes its pictures again."), notes);
    }

    @Test
    void freshMakesEveryPictureAgain() throws Exception {
        var earlier = Snapshot.of(folder);

        run(Plans.in(workspace), RunOptions.DEFAULT.with(new Earlier(true, false, false)));

        assertEquals(6, painter.pictures());
        assertEquals(earlier.get("1-stripy10.png"), Snapshot.of(folder).get("1-stripy10.png"));
    }

    @Test
    void aChangedStrengthMakesOnlyItsOwnPictures() {
        run(Plans.in(workspace).strengths(11, 20), RunOptions.DEFAULT);

        assertEquals(2, painter.pictures());
        assertTrue(Files.exists(folder.resolve("1-stripy11.png")));
        assertFalse(Files.exists(aside(1)));
    }

    @Test
    void aChangedCommentComputesNothing() throws Exception {
        run(Plans.in(workspace).script("// the same, but explained"), RunOptions.DEFAULT);

        assertEquals(0, painter.pictures());
        assertTrue(Files.readString(folder.resolve(Manifest.FILE)).contains("the same, but explained"));
    }

    @Test
    void aPictureWithAnotherNameIsTakenFromTheOldOne() throws Exception {
        run(Plans.in(workspace).strengths(5, 10, 20), RunOptions.DEFAULT);

        assertEquals(2, painter.pictures());
        assertEquals(Hashes.sha256(PictureFiles.rgb(PictureFiles.read(folder.resolve("1-stripy10.png")))),
                Hashes.sha256(PictureFiles.rgb(PictureFiles.read(folder.resolve("2-stripy10.png")))));
    }

    @Test
    void whatIsReadOfATakenPictureIsStillKnown() {
        run(Plans.in(workspace).explore(2), RunOptions.DEFAULT);
        painter.pictures();

        var result = run(Plans.in(workspace).strengths(11, 20).explore(2), RunOptions.DEFAULT);

        assertEquals(2, painter.pictures());
        assertEquals(4, result.experiments().getFirst().explored().size());
    }

    @Test
    void aPictureOfWhichMoreIsToBeReadIsMadeAgain() {
        run(Plans.in(workspace).explore(2), RunOptions.DEFAULT);

        assertEquals(6, painter.pictures());
    }

    @Test
    void aPictureThatSomebodyPaintedOverIsMadeAgain() throws Exception {
        Path picture = folder.resolve("1-stripy10.png");
        byte[] before = Files.readAllBytes(picture);
        Files.delete(picture);

        run(Plans.in(workspace), RunOptions.DEFAULT);

        assertEquals(1, painter.pictures());
        assertArrayEquals(before, Files.readAllBytes(picture));
    }

    @Test
    void otherPicturesInTheSamePlacesSetTheEarlierOnesAside() throws Exception {
        var earlier = Snapshot.of(folder);

        run(Plans.in(workspace).region(ELSEWHERE), RunOptions.DEFAULT);

        assertEquals(earlier, Snapshot.of(aside(1)));
        assertTrue(notes.getFirst().contains(aside(1).toString()), notes.toString());
    }

    @Test
    void whatIsTheSameIsTakenFromWhereItWasSetAside() {
        run(Plans.in(workspace).region(ELSEWHERE), RunOptions.DEFAULT);

        // Both twins have no edit, so no region.
        assertEquals(4, painter.pictures());
    }

    @Test
    void aManifestThatWasSetAsideStillNamesItsPictures() throws Exception {
        run(Plans.in(workspace).region(ELSEWHERE), RunOptions.DEFAULT);

        var entry = Manifest.read(aside(1).resolve(Manifest.FILE)).pictures().get(1);

        assertEquals(entry.sha256().orElseThrow(), Hashes.sha256(Files.readAllBytes(entry.path().orElseThrow())));
    }

    @Test
    void eachOtherResultGetsTheNextNumber() {
        run(Plans.in(workspace).region(ELSEWHERE), RunOptions.DEFAULT);
        run(Plans.in(workspace), RunOptions.DEFAULT);

        assertTrue(Files.exists(aside(2).resolve(Manifest.FILE)));
    }

    @Test
    void otherWeightsMakeOtherResults() {
        painter.hashes.put("unet/weights.safetensors", "ffffffff");

        run(Plans.in(workspace), RunOptions.DEFAULT);

        assertEquals(6, painter.pictures());
        assertTrue(Files.exists(aside(1).resolve(Manifest.FILE)));
    }

    @Test
    void overwritingSetsNothingAside() {
        run(Plans.in(workspace).region(ELSEWHERE), RunOptions.DEFAULT.with(new Earlier(false, true, false)));

        assertFalse(Files.exists(aside(1)));
    }

    @Test
    void whatTheScriptDoesNotMakeAnyMoreIsToldAndStays() {
        run(Plans.in(workspace).strengths(11, 20), RunOptions.DEFAULT);

        assertEquals(List.of("1-stripy10.png", "4-stripy10.png"), leftOver);
        assertTrue(Files.exists(folder.resolve("1-stripy10.png")));
    }

    @Test
    void pruningRemovesWhatIsLeftOverAndNothingElse() throws Exception {
        Files.writeString(folder.resolve("notes.txt"), "my own");

        run(Plans.in(workspace).strengths(11, 20), RunOptions.DEFAULT.with(new Earlier(false, false, true)));

        assertFalse(Files.exists(folder.resolve("1-stripy10.png")));
        assertTrue(Files.exists(folder.resolve("2-stripy20.png")));
        assertTrue(Files.exists(folder.resolve("notes.txt")));
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

    private RunResult run(Plans plans, RunOptions options) {
        return Runner.run(plans.plan(), painter, this::hear, options);
    }

    private void hear(RunListener.Event event) {
        if (event instanceof RunListener.Note note) {
            notes.add(note.text());
        }
        if (event instanceof RunListener.LeftOver left) {
            left.files().forEach(file -> leftOver.add(file.getFileName().toString()));
        }
    }
}
