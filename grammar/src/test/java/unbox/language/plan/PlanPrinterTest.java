package unbox.language.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What {@code unbox plan} prints. */
class PlanPrinterTest {
    private static final String FOG = "edit fog(strength) { add up.0.1#90 by strength }\n";

    private static String print(String text, int pictures) {
        return new PlanPrinter(Path.of("/study"), pictures).print(PlanFixture.plan(PlanFixture.analyze(text)));
    }

    @Test
    void anExperimentIsDescribedInAFewLines() {
        String printed = print(FOG + """
                experiment morning {
                  prompt "a meadow"
                  seed   1, 2
                  edit   fog([2, 4])
                  expect change < 0.5
                }
                """, 3);

        assertEquals(
                """
                        model    stabilityai/sdxl-turbo, float32, autoencoders surkovv/sdxl-unbox
                        assumed  dtype float32 (no other is written), size 512 x 512 (the model's own size), steps 1 (a Turbo model), \
                        guidance 0 (a Turbo model)

                        morning: 4 pictures, and 2 unedited twins to compare with
                          seed      1, 2
                          edit      fog(strength: 2), fog(strength: 4)
                          strength  2, 4
                          measure   change
                          expect    change < 0.5
                          grid      out/test/morning/grid.png  2 x 3 (rows seed; columns edit)
                          pictures  out/test/morning/1-fog-strength-2.png  1 | fog(strength: 2)
                                    out/test/morning/1-fog-strength-4.png  1 | fog(strength: 4)
                                    out/test/morning/2-fog-strength-2.png  2 | fog(strength: 2)
                                    and 1 more
                        """,
                printed);
    }

    @Test
    void longAxesAreShortened() {
        String printed = print("experiment many { prompt \"a\" seed 0..99 }", 1);

        assertTrue(printed.contains(", 20, 21, ... 99 (100)\n"), printed);
    }

    @Test
    void severalExperimentsAreSummedUp() {
        String printed = print("experiment one { prompt \"a\" }\nexperiment two { prompt \"a\" seed 1, 2 }", 1);

        assertTrue(printed.endsWith("\n3 pictures in all\n"), printed);
    }
}
