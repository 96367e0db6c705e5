package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import unbox.runtime.reading.Observation;
import unbox.runtime.sae.SparseCode;

/** Compares codes of the tiny models with the reference's, which are spelled out: [rows, height, width, features]. */
final class Codes {
    private static final int FEATURES = 256;
    /**
     * Where two implementations round differently, the weakest feature may change places with the next: in at most one position
     * of a hundred, and one where there are fewer (the reference's own strengths come as close as 1e-6 of the largest).
     */
    private static final double NEAR_TIES = 0.01;

    private Codes() {}

    /** @param name {@code step0.up.0.1.z} */
    static SparseCode of(String name, List<Observation> observations) {
        return observations.stream().filter(seen -> name.equals("step" + seen.step() + "." + seen.block() + ".z"))
                .findFirst().orElseThrow().code();
    }

    /**
     * Asserts that the last row of the expected codes, which is the cond branch, is the actual code. Positions where both
     * have other features by the same strengths are near ties: they are counted, and must be few.
     */
    static void assertAgree(String name, float[] expected, SparseCode actual, double tolerance) {
        int positions = actual.positions();
        double largest = 0;
        for (float value : expected) {
            largest = Math.max(largest, value);
        }
        float[] dense = dense(actual);
        int nearTies = 0;
        for (int position = 0; position < positions; position++) {
            int start = expected.length - dense.length + position * FEATURES;
            float[] want = Arrays.copyOfRange(expected, start, start + FEATURES);
            float[] have = Arrays.copyOfRange(dense, position * FEATURES, (position + 1) * FEATURES);
            if (distance(want, have) > tolerance * largest) {
                nearTies++;
                Arrays.sort(want);
                Arrays.sort(have);
                assertEquals(0, distance(want, have), tolerance * largest, name + " at position " + position);
            }
        }
        assertTrue(nearTies <= Math.max(1, NEAR_TIES * positions),
                name + " has near ties at " + nearTies + " positions");
    }

    private static float[] dense(SparseCode code) {
        float[] dense = new float[code.positions() * FEATURES];
        for (int entry = 0; entry < code.values().length; entry++) {
            dense[entry / code.k() * FEATURES + code.indices()[entry]] = code.values()[entry];
        }
        return dense;
    }

    private static double distance(float[] expected, float[] actual) {
        double distance = 0;
        for (int i = 0; i < expected.length; i++) {
            distance = Math.max(distance, Math.abs(expected[i] - actual[i]));
        }
        return distance;
    }
}
