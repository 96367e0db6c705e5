package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.model.Measure;
import unbox.language.model.Region;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.output.PictureFiles;

class RunnerTest {
    @TempDir
    private Path workspace;

    private final GradientPainter painter = new GradientPainter();

    @Test
    void everyListedPictureLiesInItsPlace() throws Exception {
        var result = run(Plans.in(workspace));

        assertEquals(List.of("1-stripy10.png", "2-stripy20.png", "4-stripy10.png", "5-stripy20.png"),
                result.experiments().getFirst().pictures().stream().map(file -> file.getFileName().toString())
                        .toList());
        for (Path file : result.experiments().getFirst().pictures()) {
            assertEquals(Plans.SIZE, PictureFiles.read(file).getWidth());
        }
    }

    @Test
    void aTwinThatIsNotListedIsPaintedButNotWritten() throws Exception {
        run(Plans.in(workspace).seeds(1));

        assertEquals(3, painter.batches.stream().mapToInt(batch -> batch.pictures().size()).sum());
        assertTrue(Snapshot.of(workspace).keySet().stream().noneMatch(file -> file.contains("none")));
    }

    @Test
    void runsOfEqualFactsArePaintedOnce() {
        var result = run(Plans.in(workspace).seeds(1).strengths(10, 20, 10));

        assertEquals(3, painter.batches.stream().mapToInt(batch -> batch.pictures().size()).sum());
        assertEquals(3, result.pictures());
    }

    @Test
    void theListenerHearsOfEachPictureInTurn() {
        List<String> heard = new ArrayList<>();

        Runner.run(Plans.in(workspace).seeds(1).plan(), painter, event -> heard.add(event.getClass().getSimpleName()),
                RunOptions.DEFAULT);

        heard.removeIf("Advanced"::equals);
        assertEquals(List.of("Started", "TwinDone", "PictureDone", "PictureDone", "ExperimentDone"), heard);
    }

    @Test
    void aPictureIsInItsPlaceWhenTheListenerHearsOfIt() {
        Runner.run(Plans.in(workspace).plan(), painter, event -> {
            if (event instanceof RunListener.PictureDone done) {
                assertTrue(Files.exists(done.file()));
            }
        }, RunOptions.DEFAULT);
    }

    @Test
    void twoRunsGiveEqualBytes() throws Exception {
        var plans = Plans.in(workspace).explore(3).heatmap(Plans.FUR);
        run(plans);
        var first = Snapshot.of(workspace);

        run(plans);

        assertEquals(first, Snapshot.of(workspace));
    }

    @Test
    void aLostPictureIsToldAndTheOthersGoOn() throws Exception {
        painter.lost.add(1L);

        var result = run(Plans.in(workspace).measure(new Measure.Change("change", new Region.Everywhere())));

        assertEquals(List.of("The picture with seed 1 is lost."), result.lost());
        assertEquals(2, result.pictures());
        assertFalse(result.isGood());
        var manifest = Manifest.read(result.experiments().getFirst().manifest());
        assertEquals("The picture with seed 1 is lost.", manifest.pictures().get(4).lost().orElseThrow());
        assertTrue(Files.exists(workspace.resolve("out/tiger/stripes/grid.png")));
    }

    private RunResult run(Plans plans) {
        return Runner.run(plans.plan(), painter, RunListener.SILENT, RunOptions.DEFAULT);
    }
}
