package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.output.Hashes;
import unbox.runtime.output.PictureFiles;

/** Every picture says where it comes from, in a text that any PNG reader shows. */
class ProvenanceTest {
    @TempDir
    private Path workspace;

    @Test
    void aPictureSaysWhatItIs() throws Exception {
        JsonObject said = of(run(Plans.in(workspace)).pictures().get(1));

        assertEquals("a \"tiger\", resting", said.get("prompt").getAsString());
        assertEquals(0, said.get("seed").getAsLong());
        assertEquals("stripy(20)", said.get("edit").getAsString());
        assertEquals("up.0.1#9", said.getAsJsonObject("facts").getAsJsonArray("edit").get(0).getAsJsonObject()
                .getAsJsonObject("features").getAsJsonArray("features").get(0).getAsString());
    }

    @Test
    void aPictureLeadsToItsScript() throws Exception {
        JsonObject said = of(run(Plans.in(workspace).script("the whole text")).pictures().getFirst());

        assertEquals(Hashes.sha256("the whole text"), said.get("scriptSha256").getAsString());
    }

    @Test
    void aPictureLeadsToItsManifest() throws Exception {
        ExperimentResult result = run(Plans.in(workspace));

        assertEquals(Manifest.read(result.manifest()).fingerprint(),
                of(result.pictures().getFirst()).get("fingerprint").getAsString());
    }

    @Test
    void sheetsAndHeatMapsSayItToo() throws Exception {
        ExperimentResult result = run(Plans.in(workspace).heatmap(Plans.FUR));

        for (Path sheet : java.util.stream.Stream.concat(result.grids().stream(), result.heatmaps().stream())
                .toList()) {
            assertTrue(of(sheet).has("fingerprint"), sheet.toString());
        }
    }

    private ExperimentResult run(Plans plans) {
        return Runner.run(plans.plan(), new GradientPainter(), RunListener.SILENT, RunOptions.DEFAULT).experiments()
                .getFirst();
    }

    private static JsonObject of(Path picture) throws IOException {
        return JsonParser.parseString(PictureFiles.texts(picture).get("unbox")).getAsJsonObject();
    }
}
