package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import unbox.runtime.reading.Observation;
import unbox.runtime.sae.SparseCode;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Limits;

/** The codes of an unedited picture say what the reference's exploration says. */
class ExploreTest {
    private static final int TOP = 10;

    @Test
    void theStrongestFeaturesAreTheReferences() throws IOException {
        GoldenCase golden = GoldenCase.read(GoldenCase.GOLDEN.resolve("cases/00-plain"));
        JsonObject expected = JsonParser.parseString(Files.readString(golden.folder().resolve("explore.json")))
                .getAsJsonObject();
        try (Painters painters = new Painters(true)) {
            List<Observation> observations = Painters.paint(painters.get("tiny-turbo"),
                    new Batch(List.of(golden.facts()), Limits.ONE), expected.keySet()).getFirst().observations();
            assertEquals(expected.size(), observations.size());
            observations.forEach(seen -> assertExplored(expected.getAsJsonObject(seen.block()), seen.code()));
        }
    }

    private static void assertExplored(JsonObject expected, SparseCode code) {
        float[] everywhere = new float[code.positions()];
        Arrays.fill(everywhere, 1);
        List<Integer> strongest = code.strongest(everywhere, TOP);
        JsonArray features = expected.getAsJsonArray("features");
        for (int rank = 0; rank < TOP; rank++) {
            float[] activation = code.activation(strongest.get(rank));
            double sum = 0;
            double maximum = 0;
            double on = 0;
            for (float value : activation) {
                sum += value;
                maximum = Math.max(maximum, value);
                on += value > 0 ? 1 : 0;
            }
            assertEquals(features.get(rank).getAsInt(), strongest.get(rank));
            assertEquals(at(expected, "mean", rank), sum / activation.length, 1e-3);
            assertEquals(at(expected, "max", rank), maximum, 1e-2);
            assertEquals(at(expected, "share", rank), on / activation.length, 1e-9);
        }
    }

    private static double at(JsonObject expected, String column, int rank) {
        return expected.getAsJsonArray(column).get(rank).getAsDouble();
    }
}
