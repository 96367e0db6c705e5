package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unbox.runtime.output.PictureFiles;
import unbox.runtime.reading.Picture;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Limits;

/** What the reference computed, painted again: every tensor that it kept, every code and every picture. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PainterContract {
    /** In float32: of the reference tensor's largest magnitude. */
    private static final double TOLERANCE = 1e-3;
    /** Known before a picture is painted, and compared where they are computed. */
    private static final Set<String> ELSEWHERE = Set.of("timesteps", "sigmas");
    private static final Set<String> OBSERVED = Set.of("down.2.1", "mid.0", "up.0.0", "up.0.1");

    private final boolean scripted;
    private Painters painters;

    PainterContract(boolean scripted) {
        this.scripted = scripted;
    }

    @BeforeAll
    void open() {
        painters = new Painters(scripted);
    }

    @AfterAll
    void close() {
        painters.close();
    }

    Stream<GoldenCase> cases() {
        return Stream.of("cases", "landscape").flatMap(folder -> GoldenCase.in(folder).stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aCaseIsPaintedAsTheReferencePaintsIt(GoldenCase golden) throws IOException {
        Tensors actual = new Tensors();
        List<Picture> pictures = new ArrayList<>();
        PaintRequest request = new PaintRequest(facts -> true, OBSERVED, PaintListener.NONE,
                outcome -> pictures.add(Painters.picture(outcome)));
        painters.get(golden.model()).paint(new Batch(List.of(golden.facts()), Limits.ONE), request, actual);
        Picture picture = pictures.getFirst();
        Map<String, float[]> expected = Tensors.read(golden.folder().resolve("expected.safetensors"));
        expected.forEach((name, tensor) -> {
            if (name.endsWith(".z")) {
                Codes.assertAgree(golden + " " + name, tensor, Codes.of(name, picture.observations()), TOLERANCE);
            } else if (!ELSEWHERE.contains(name)) {
                assertTrue(actual.has(name), name + " is not computed");
                int branches = name.startsWith("step") && golden.facts().guided() ? 2 : 1;
                float[] painted = actual.ofFirstPicture(name, tensor.length, branches);
                assertEquals(0, Tensors.distance(tensor, painted), TOLERANCE, golden + " " + name);
            }
        });
        assertLooksLike(PictureFiles.rgb(PictureFiles.read(golden.folder().resolve("expected.png"))), picture.rgb());
    }

    /** Equal but for 1 % of the values, those by 1. */
    private static void assertLooksLike(byte[] expected, byte[] actual) {
        assertEquals(expected.length, actual.length);
        int different = 0;
        for (int i = 0; i < expected.length; i++) {
            int difference = Math.abs(Byte.toUnsignedInt(expected[i]) - Byte.toUnsignedInt(actual[i]));
            assertTrue(difference <= 1, "value " + i + " of the picture is off by " + difference);
            different += difference;
        }
        assertTrue(different <= expected.length / 100, different + " values of the picture are off by 1");
    }
}
