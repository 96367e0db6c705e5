package unbox.runtime.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static unbox.runtime.share.HandMadePictures.LATE;
import static unbox.runtime.share.HandMadePictures.MIDDLE;
import static unbox.runtime.share.HandMadePictures.add;
import static unbox.runtime.share.HandMadePictures.copy;
import static unbox.runtime.share.HandMadePictures.guided;
import static unbox.runtime.share.HandMadePictures.picture;

import java.util.List;
import org.junit.jupiter.api.Test;
import unbox.language.model.Facts;
import unbox.language.model.Window;

/** By hand: a row works with 100 bytes and is kept with 10, twice that with guidance; a picture is decoded with 200. */
class PeakTest {
    private static final Window FIRST_STEP = new Window(0, 0);

    @Test
    void decodingTakesMoreThanARow() {
        assertEquals(200, peak(new Limits(8, 4), picture(1)));
    }

    @Test
    void rowsTogetherTakeMoreThanDecodingOneByOne() {
        assertEquals(300, peak(new Limits(8, 1), picture(1), picture(2), picture(3)));
    }

    @Test
    void guidanceDoublesRows() {
        assertEquals(400, peak(new Limits(8, 1), guided(1), guided(2)));
    }

    /** Two waves come from one row, which is kept for the second while the first is decoded, two at once. */
    @Test
    void whatSeveralWavesComeFromIsKeptMeanwhile() {
        assertEquals(10 + 2 * 200, peak(new Limits(2, 2), picture(1, add(LATE, 1, FIRST_STEP)),
                picture(1, add(LATE, 2, FIRST_STEP)), picture(1, add(LATE, 3, FIRST_STEP))));
    }

    @Test
    void whatOneWaveComesFromIsGoneWhenItHasBegun() {
        assertEquals(200, peak(new Limits(2, 1), picture(1), picture(1, add(LATE, 1, FIRST_STEP))));
    }

    @Test
    void keptRowsAddUpDownTheTree() {
        Facts[] pictures = {picture(1, add(MIDDLE, 1, FIRST_STEP)), picture(1, add(MIDDLE, 2, FIRST_STEP)),
                picture(1, add(MIDDLE, 1, FIRST_STEP), add(LATE, 1, FIRST_STEP))};

        assertEquals(10 + 10 + 200, peak(new Limits(1, 1), pictures));
    }

    @Test
    void whatIsCopiedFromCounts() {
        Facts mixed = picture(1, copy(LATE, "the sea", FIRST_STEP), copy(LATE, "a desert", FIRST_STEP),
                copy(LATE, "a moor", FIRST_STEP));

        assertEquals(300, peak(new Limits(8, 1), mixed));
    }

    private static long peak(Limits limits, Facts... pictures) {
        return Peak.of(new Batch(List.of(pictures), limits), new HandMadeNeeds());
    }
}
