package unbox.runtime.sae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparseCodeTest {
    /** A grid one high and three wide, two features a position. */
    private final SparseCode code = new SparseCode(1, 3, 2, new int[]{7, 2, 2, 5, 9, 7}, new float[]{4, 1, 3, 2, 0, 4});
    private final float[] everywhere = {1, 1, 1};

    @Test
    void aFeatureIsZeroWhereItIsNotAmongTheStrongest() {
        assertArrayEquals(new float[]{1, 3, 0}, code.activation(2));
    }

    @Test
    void theStrongestHaveTheLargestSum() {
        assertEquals(List.of(7, 2), code.strongest(everywhere, 2));
    }

    @Test
    void aRegionWeighsTheSums() {
        assertEquals(List.of(2, 5), code.strongest(new float[]{0, 1, 0}, 2));
    }

    @Test
    void amongEqualsTheLowerIndexComesFirst() {
        assertEquals(List.of(2, 7, 5), code.strongest(new float[]{0.5f, 0.5f, 0}, 3));
    }

    @Test
    void whatIsNotOnIsNeverChosen() {
        assertEquals(List.of(7, 2, 5), code.strongest(everywhere, 10));
    }
}
