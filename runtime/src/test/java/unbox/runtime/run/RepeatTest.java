package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.language.model.Region;
import unbox.runtime.RunException;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.output.Png;

/** Running a manifest makes its pictures again. */
class RepeatTest {
    @TempDir
    private Path workspace;

    private final GradientPainter painter = new GradientPainter();
    private final List<String> heard = new ArrayList<>();

    @Test
    void everyFileComesOutAgain() throws Exception {
        Manifest manifest = run(Plans.in(workspace).explore(2).heatmap(Plans.FUR));
        var first = Snapshot.of(workspace);

        repeat(manifest, manifest.plan());

        assertEquals(first, Snapshot.of(workspace));
        assertEquals(List.of("The manifest's pictures came out again, bit for bit: 4 of 4."), heard);
    }

    @Test
    void theSameBatchesArePainted() {
        Manifest manifest = run(Plans.in(workspace).seeds(5));
        var first = List.copyOf(painter.batches);
        painter.batches.clear();

        repeat(manifest, manifest.plan());

        assertEquals(first, painter.batches);
    }

    @Test
    void anotherFolderGetsEverything() throws Exception {
        Manifest manifest = run(Plans.in(workspace).picturesIn(workspace.resolve("photos")));
        Path elsewhere = workspace.resolve("elsewhere");

        repeat(manifest, manifest.planIn(elsewhere));

        assertTrue(Files.exists(elsewhere.resolve("photos/1-stripy10.png")));
        assertTrue(Files.exists(elsewhere.resolve("out/tiger/stripes/manifest.json")));
    }

    @Test
    void aManifestThatWritesElsewhereIsRefused() {
        Manifest manifest = run(Plans.in(workspace).picturesIn(workspace.resolve("photos")));

        var refused = assertThrows(RunException.class, () -> manifest.planInside(workspace.resolve("out")));

        assertTrue(refused.getMessage().contains("1-stripy10.png"), refused.getMessage());
    }

    @Test
    void changedVersionsAreTold() {
        Manifest manifest = run(Plans.in(workspace));
        painter.environment.put("pytorch", "2.8.0");

        repeat(manifest, manifest.plan());

        assertEquals("pytorch was none when the manifest was written, and is 2.8.0 now: the pictures may differ.",
                heard.getFirst());
    }

    @Test
    void changedWeightsAreTold() {
        Manifest manifest = run(Plans.in(workspace));
        painter.hashes.put("unet/weights.safetensors", "ffff");

        repeat(manifest, manifest.plan());

        assertTrue(heard.getFirst().startsWith("the weights unet/weights.safetensors are not those"), heard.toString());
    }

    @Test
    void picturesThatDifferAreCounted() {
        Manifest manifest = run(Plans.in(workspace));

        var result = Runner.run(Plans.in(workspace).strengths(10, 21).plan(), painter, this::hear,
                RunOptions.DEFAULT.repeating(manifest));

        assertEquals(List.of("2-stripy21.png", "5-stripy21.png"),
                result.unlike().stream().map(file -> file.getFileName().toString()).toList());
    }

    @Test
    void aChangedMaskIsRefused() throws Exception {
        Path mask = Files.write(workspace.resolve("hand.png"), white());
        Manifest manifest = run(Plans.in(workspace).region(new Region.Mask(mask)));
        Files.write(mask, Png.encode(1, 1, new byte[3], java.util.Map.of()));

        var refused = assertThrows(RunException.class, () -> repeat(manifest, manifest.plan()));

        assertTrue(refused.getMessage().contains(mask.toString()), refused.getMessage());
    }

    @Test
    void aMissingMaskIsNamed() throws Exception {
        Path mask = Files.write(workspace.resolve("hand.png"), white());
        Manifest manifest = run(Plans.in(workspace).region(new Region.Mask(mask)));
        Files.delete(mask);

        var refused = assertThrows(RunException.class, () -> repeat(manifest, manifest.plan()));

        assertEquals("The mask " + mask + " cannot be read: there is no such file. A region of the script needs it.",
                refused.getMessage());
    }

    private static byte[] white() {
        return Png.encode(1, 1, new byte[]{-1, -1, -1}, java.util.Map.of());
    }

    private Manifest run(Plans plans) {
        var result = Runner.run(plans.plan(), painter, RunListener.SILENT, RunOptions.DEFAULT);
        return Manifest.read(result.experiments().getFirst().manifest());
    }

    private void repeat(Manifest manifest, unbox.language.plan.Plan plan) {
        Runner.run(plan, painter, this::hear, RunOptions.DEFAULT.repeating(manifest));
    }

    private void hear(RunListener.Event event) {
        switch (event) {
            case RunListener.Warning warning -> heard.add(warning.text());
            case RunListener.Note note -> heard.add(note.text());
            default -> {
                // the pictures themselves are looked at
            }
        }
    }
}
