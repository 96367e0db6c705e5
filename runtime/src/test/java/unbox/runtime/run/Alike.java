package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Pictures that are the same but for rounding. */
final class Alike {
    private Alike() {}

    /** Rounding may tip a value to the next byte, and that of one value in a hundred. */
    static void assertAlike(byte[] expected, byte[] actual) {
        assertEquals(expected.length, actual.length);
        int different = 0;
        for (int i = 0; i < expected.length; i++) {
            int difference = Math.abs(Byte.toUnsignedInt(expected[i]) - Byte.toUnsignedInt(actual[i]));
            assertTrue(difference <= 1, "value " + i + " is off by " + difference);
            different += difference;
        }
        assertTrue(different <= expected.length / 100, different + " values are off by 1");
    }
}
