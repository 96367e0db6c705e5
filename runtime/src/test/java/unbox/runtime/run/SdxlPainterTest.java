package unbox.runtime.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import unbox.language.model.Branch;
import unbox.language.model.Facts;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Selection;
import unbox.language.model.Window;
import unbox.runtime.RunException;
import unbox.runtime.reading.Observation;
import unbox.runtime.reading.Picture;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Limits;

class SdxlPainterTest {
    private static final Painters PAINTERS = new Painters(true);
    private static final Set<String> NOTHING = Set.of();
    private static final Limits TOGETHER = new Limits(8, 4);

    private final SdxlPainter painter = PAINTERS.get("landscape");
    private final Facts plain = new Facts("a meadow", Optional.empty(), 11, 1, 0, 128, 128, List.of());
    private final Facts clouds = edited(plain, paintClouds(4));

    @AfterAll
    static void close() {
        PAINTERS.close();
    }

    @Test
    void theSecondPictureIsEditedLikeTheFirst() {
        byte[] first = paint(clouds);
        assertFalse(Arrays.equals(paint(plain), first));
        assertArrayEquals(first, paint(clouds));
        assertArrayEquals(first, paint(clouds));
    }

    @Test
    void aBatchOfDifferentEditsGivesEachItsOwnPicture() {
        Operation copied = new Operation.Copy("up.0.1", new Selection.Strongest(30), "a desert at night", 1,
                new Region.Everywhere(), Window.ALWAYS, Branch.COND);
        Facts otherSeed = new Facts("the sea", Optional.empty(), 5, 1, 0, 128, 128, List.of());
        List<Facts> batch = List.of(edited(plain, copied), clouds, otherSeed,
                edited(plain, new Operation.Skip("up.0.1", Window.ALWAYS, Branch.COND)), plain,
                edited(otherSeed, new Operation.Reconstruct("mid.0", Window.ALWAYS, Branch.BOTH), paintClouds(2)));
        List<Picture> together = paint(painter, batch, NOTHING);
        for (int row = 0; row < batch.size(); row++) {
            assertAlike(paint(batch.get(row)), together.get(row).rgb());
        }
    }

    @Test
    void aBatchWithGuidanceGivesEachItsOwnPicture() {
        SdxlPainter guided = PAINTERS.get("tiny-base");
        Facts facts = new Facts("a red circle", Optional.of("blurry"), 3, 2, 7.5, 128, 128, List.of());
        Operation opposed = new Operation.Add("up.0.1", features("up.0.1", 93), 6, false, new Region.Everywhere(),
                Window.ALWAYS, Branch.OPPOSED);
        Operation copied = new Operation.Copy("down.2.1", new Selection.Strongest(5), "two large blue stars", 1,
                new Region.Everywhere(), Window.ALWAYS, Branch.BOTH);
        List<Facts> batch = List.of(facts, edited(facts, opposed), edited(facts, copied));
        List<Picture> together = paint(guided, batch, NOTHING);
        for (int row = 0; row < batch.size(); row++) {
            assertAlike(paint(guided, List.of(batch.get(row)), NOTHING).getFirst().rgb(), together.get(row).rgb());
        }
    }

    @Test
    void nothingIsMadeThatNobodyWants() {
        List<Facts> made = new ArrayList<>();
        painter.paint(new Batch(List.of(plain, clouds), TOGETHER), new PaintRequest(clouds::equals, NOTHING,
                PaintListener.NONE, outcome -> made.add(outcome.facts())));
        assertEquals(List.of(clouds), made);
    }

    @Test
    void whatElseIsWantedOfABatchChangesNoBit() {
        Batch batch = new Batch(List.of(plain, clouds, edited(plain, paintClouds(2))), TOGETHER);
        List<byte[]> alone = new ArrayList<>();
        painter.paint(batch, new PaintRequest(clouds::equals, NOTHING, PaintListener.NONE,
                outcome -> alone.add(Painters.picture(outcome).rgb())));
        assertArrayEquals(Painters.paint(painter, batch, NOTHING).get(1).rgb(), alone.getFirst());
    }

    @Test
    void anObservationIsOfTheCondBranchBeforeTheBlocksOwnEdit() {
        SdxlPainter guided = PAINTERS.get("tiny-base");
        Facts facts = new Facts("a red circle", Optional.empty(), 3, 2, 7.5, 128, 128, List.of());
        Operation skip = new Operation.Skip("mid.0", new Window(0, 0), Branch.COND);
        List<Observation> unedited = paint(guided, List.of(facts), Set.of("mid.0")).getFirst().observations();
        List<Observation> skipped = paint(guided, List.of(edited(facts, skip)), Set.of("mid.0")).getFirst()
                .observations();
        assertEquals(List.of(0, 1), skipped.stream().map(Observation::step).toList());
        assertArrayEquals(unedited.get(0).code().values(), skipped.get(0).code().values());
        assertFalse(Arrays.equals(unedited.get(1).code().values(), skipped.get(1).code().values()));
    }

    @Test
    void observingDoesNotChangeThePicture() {
        assertArrayEquals(paint(clouds),
                paint(painter, List.of(clouds), Set.of("up.0.0", "up.0.1")).getFirst().rgb());
    }

    @Test
    void nothingGrowsFromCallToCall() {
        List<Facts> batch = List.of(clouds,
                edited(plain, new Operation.Reconstruct("up.0.1", Window.ALWAYS, Branch.COND)));
        paint(painter, batch, Set.of("mid.0"));
        int arrays = arrays();
        IntStream.range(0, 5).forEach(call -> paint(painter, batch, Set.of("mid.0")));
        assertEquals(arrays, arrays());
    }

    @Test
    void whoeverListensCanStopAndNothingIsLeftBehind() {
        byte[] before = paint(clouds);
        int arrays = arrays();
        PaintListener stopAtUp = (point, rows) -> {
            if (point.block().equals("up.0.1")) {
                throw new CancellationException();
            }
        };
        PaintRequest stopped = new PaintRequest(facts -> true, NOTHING, stopAtUp, outcome -> {});
        assertThrows(CancellationException.class,
                () -> painter.paint(new Batch(List.of(clouds), Limits.ONE), stopped));
        assertEquals(arrays, arrays());
        assertArrayEquals(before, paint(clouds));
    }

    @Test
    void anEditThatOverflowsLosesItsPictureAndNoOther() {
        Facts overflowing = edited(plain, paintClouds(1e38));
        Map<Facts, Outcome> outcomes = new HashMap<>();
        painter.paint(new Batch(List.of(plain, overflowing), TOGETHER),
                PaintRequest.all(outcome -> outcomes.put(outcome.facts(), outcome)));
        assertAlike(paint(plain), Painters.picture(outcomes.get(plain)).rgb());
        assertEquals(new Outcome.Lost(overflowing,
                "The picture of \"a meadow\" with seed 11 is lost: what the edit makes of up.0.0 at step 0 is not finite. "
                        + "Its edit is too strong: use smaller numbers, or float32 where the script says dtype float16."),
                outcomes.get(overflowing));
    }

    @Test
    void aMaskThatHasGoneIsNamed() {
        Path gone = Path.of("gone.png").toAbsolutePath();
        Operation masked = new Operation.Add("up.0.0", features("up.0.0", 495), 4, false, new Region.Mask(gone),
                Window.ALWAYS, Branch.COND);
        RunException error = assertThrows(RunException.class, () -> paint(edited(plain, masked)));
        assertTrue(error.getMessage().startsWith(gone.toString()), error.getMessage());
    }

    @Test
    void theManifestLearnsWhatPainted() {
        assertEquals("2.7.1", painter.environment().get("pytorch"));
        assertEquals("cpu", painter.environment().get("device"));
        assertTrue(painter.environment().containsKey("unbox"));
        assertTrue(painter.hashes().keySet().containsAll(Set.of("unet/diffusion_pytorch_model.fp16.safetensors",
                "autoencoders/up.0.1/state_dict.pth", "autoencoders/up.0.1/mean.pt")), painter.hashes().toString());
    }

    private byte[] paint(Facts facts) {
        return paint(painter, List.of(facts), NOTHING).getFirst().rgb();
    }

    private static List<Picture> paint(SdxlPainter painter, List<Facts> pictures, Set<String> observe) {
        return Painters.paint(painter, new Batch(pictures, TOGETHER), observe);
    }

    private static int arrays() {
        return PAINTERS.torch.manager().getManagedArrays().size();
    }

    private static Operation paintClouds(double by) {
        return new Operation.Add("up.0.0", features("up.0.0", 495), by, false, new Region.Rectangle(0, 0, 1, 0.55),
                Window.ALWAYS, Branch.COND);
    }

    private static Selection features(String block, int index) {
        return new Selection.Listed(List.of(new Feature(block, index)));
    }

    private static Facts edited(Facts facts, Operation... edit) {
        return new Facts(facts.prompt(), facts.negative(), facts.seed(), facts.steps(), facts.guidance(), facts.width(),
                facts.height(), List.of(edit));
    }

    /** Rounding may tip a value to the next byte. */
    private static void assertAlike(byte[] expected, byte[] actual) {
        int different = 0;
        for (int i = 0; i < expected.length; i++) {
            int difference = Math.abs(Byte.toUnsignedInt(expected[i]) - Byte.toUnsignedInt(actual[i]));
            assertTrue(difference <= 1, "value " + i + " is off by " + difference);
            different += difference;
        }
        assertTrue(different <= expected.length / 100, different + " values are off by 1");
    }
}
