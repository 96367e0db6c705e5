package unbox.runtime.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static unbox.runtime.share.HandMadePictures.EARLY;
import static unbox.runtime.share.HandMadePictures.LATE;
import static unbox.runtime.share.HandMadePictures.MIDDLE;
import static unbox.runtime.share.HandMadePictures.add;
import static unbox.runtime.share.HandMadePictures.copy;
import static unbox.runtime.share.HandMadePictures.guided;
import static unbox.runtime.share.HandMadePictures.picture;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import unbox.language.model.Facts;
import unbox.language.model.Window;

/** Every case is counted by hand: two steps through the three blocks of {@link HandMadeNeeds}. */
class PassesTest {
    private static final List<String> BLOCKS = new HandMadeNeeds().blocks();

    @Test
    void aPictureAloneGoesThroughEveryBlockOnceAStep() {
        assertEquals(passes(1, 2, 2, 2, 1), Passes.alone(List.of(picture(1)), BLOCKS));
    }

    @Test
    void guidanceTakesTwoRowsAndTwoTexts() {
        assertEquals(passes(2, 4, 4, 4, 1), Passes.alone(List.of(guided(1)), BLOCKS));
    }

    /** One row as far as the edited block, itself included, then two. */
    @Test
    void whatIsSharedIsCountedOnce() {
        List<Facts> pictures = List.of(picture(1), picture(1, add(MIDDLE, 2)));

        assertEquals(passes(1, 3, 3, 4, 2), shared(pictures));
        assertEquals(passes(2, 4, 4, 4, 2), Passes.alone(pictures, BLOCKS));
    }

    /** The source goes as far as its last reader, the copy itself on to the end; both prompts are encoded. */
    @Test
    void sourcesCountAsFarAsTheyAreRead() {
        assertEquals(passes(2, 3, 3, 2, 1), shared(List.of(picture(1, copy(MIDDLE, "the sea", new Window(0, 0))))));
    }

    @Test
    void picturesThatGoAllTheWayTogetherAreDecodedOnce() {
        List<Facts> alike = List.of(picture(1), picture(1, add(LATE, 3, new Window(2, 9))));

        assertEquals(passes(1, 2, 2, 2, 1), shared(alike));
    }

    @Test
    void whatNobodyWantsIsLeftOut() {
        Batch batch = new Batch(List.of(picture(1), picture(2), picture(1, add(EARLY, 2))), new Limits(1, 1));

        Passes passes = Passes.shared(List.of(batch), picture(2)::equals, BLOCKS);

        assertEquals(passes(1, 2, 2, 2, 1), passes);
    }

    @Test
    void aBatchOfWhichNothingIsWantedTakesNothing() {
        Batch batch = new Batch(List.of(picture(1)), Limits.ONE);

        assertEquals(passes(0, 0, 0, 0, 0), Passes.shared(List.of(batch), facts -> false, BLOCKS));
    }

    private static Passes shared(List<Facts> pictures) {
        return Passes.shared(List.of(new Batch(pictures, new Limits(8, 4))), facts -> true, BLOCKS);
    }

    private static Passes passes(long texts, long early, long middle, long late, long decoded) {
        return new Passes(texts, Map.of(EARLY, early, MIDDLE, middle, LATE, late), decoded);
    }
}
