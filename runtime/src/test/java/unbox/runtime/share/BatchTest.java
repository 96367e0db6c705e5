package unbox.runtime.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static unbox.runtime.share.HandMadePictures.LATE;
import static unbox.runtime.share.HandMadePictures.add;
import static unbox.runtime.share.HandMadePictures.guided;
import static unbox.runtime.share.HandMadePictures.picture;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unbox.language.model.Facts;

class BatchTest {
    @Test
    void allThatIsMadeOfARootIsOneBatch() {
        List<Facts> pictures = List.of(picture(1), picture(2), picture(1, add(LATE, 1)), picture(2, add(LATE, 1)));

        List<Batch> batches = Batch.of(pictures, new Limits(1, 1));

        assertEquals(List.of(List.of(picture(1), picture(1, add(LATE, 1))),
                List.of(picture(2), picture(2, add(LATE, 1)))), batches.stream().map(Batch::pictures).toList());
    }

    @Test
    void asManyRootsAsRowsGoTogetherInEqualPieces() {
        List<Facts> seeds = IntStream.range(0, 10).mapToObj(seed -> picture(seed)).toList();

        List<Batch> batches = Batch.of(seeds, new Limits(8, 4));

        assertEquals(List.of(5, 5), batches.stream().map(batch -> batch.pictures().size()).toList());
    }

    @Test
    void equalPicturesAreOne() {
        assertEquals(List.of(List.of(picture(1))),
                Batch.of(List.of(picture(1), picture(1)), Limits.MOST).stream().map(Batch::pictures).toList());
    }

    @Test
    void picturesOfOtherSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Batch(List.of(picture(1), guided(1)), Limits.MOST));
    }

    @Test
    void anEmptyBatchIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Batch(List.of(), Limits.MOST));
    }
}
