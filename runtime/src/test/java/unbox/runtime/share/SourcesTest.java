package unbox.runtime.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.runtime.share.HandMadePictures.EARLY;
import static unbox.runtime.share.HandMadePictures.LATE;
import static unbox.runtime.share.HandMadePictures.MIDDLE;
import static unbox.runtime.share.HandMadePictures.add;
import static unbox.runtime.share.HandMadePictures.copy;
import static unbox.runtime.share.HandMadePictures.picture;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unbox.language.model.Facts;
import unbox.language.model.Window;

/** What edits copy from is computed before the batch, once, and no further than it is read. */
class SourcesTest {
    private static final Window FIRST_STEP = new Window(0, 0);

    @Test
    void withoutCopiesThereAreNone() {
        assertEquals(new Sources(List.of(), Optional.empty()), sources(8, picture(1, add(LATE, 2))));
    }

    @Test
    void theOtherPromptRunsWithTheSameSeedAndNoEdit() {
        Sources sources = sources(8, picture(5, add(EARLY, 1), copy(LATE, "the sea", Window.ALWAYS)));

        assertEquals(List.of(picture(5).source("the sea")), sources.waves().getFirst().pictures().toList());
    }

    @Test
    void theyGoAsFarAsTheLastCopyReads() {
        Sources sources = sources(8, picture(1, copy(MIDDLE, "the sea", Window.ALWAYS)),
                picture(1, copy(LATE, "a desert", FIRST_STEP)));

        assertEquals(Optional.of(new Point(1, MIDDLE)), sources.last());
    }

    @Test
    void severalCopiesOfOneRunAreOneSource() {
        Sources sources = sources(8, picture(1, copy(MIDDLE, "the sea", Window.ALWAYS)),
                picture(1, copy(LATE, "the sea", FIRST_STEP)));

        assertEquals(1, sources.waves().getFirst().rows().size());
    }

    @Test
    void moreThanGoTogetherAreSeveralWaves() {
        Facts[] pictures = IntStream.range(0, 5).mapToObj(seed -> picture(seed, copy(LATE, "the sea", FIRST_STEP)))
                .toArray(Facts[]::new);

        assertEquals(List.of(1, 2, 2), sources(2, pictures).waves().stream().map(wave -> wave.rows().size()).toList());
    }

    @Test
    void aPointIsReadWhereACopyHolds() {
        Batch batch = new Batch(List.of(picture(1, copy(LATE, "the sea", FIRST_STEP))), Limits.MOST);

        assertTrue(Sources.isRead(batch, new Point(0, LATE)));
        assertFalse(Sources.isRead(batch, new Point(1, LATE)));
        assertFalse(Sources.isRead(batch, new Point(0, MIDDLE)));
    }

    @Test
    void aCopyThatNeverHoldsNeedsNoSource() {
        Sources sources = sources(8, picture(1, copy(LATE, "the sea", new Window(2, 5))));

        assertEquals(new Sources(List.of(), Optional.empty()), sources);
    }

    private static Sources sources(int rows, Facts... pictures) {
        return Sources.of(new Batch(List.of(pictures), new Limits(rows, 1)), new HandMadeNeeds().blocks());
    }
}
