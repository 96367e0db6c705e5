package unbox.runtime.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.runtime.share.HandMadePictures.guided;
import static unbox.runtime.share.HandMadePictures.picture;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import unbox.language.model.Facts;

/** How much goes together follows from the memory: by hand, weights of 1000 bytes, 100 a row, 200 to decode. */
class SharingTest {
    private static final HandMadeNeeds NEEDS = new HandMadeNeeds();
    private static final List<Facts> FOUR_SEEDS = LongStream.range(0, 4).mapToObj(seed -> picture(seed)).toList();

    @Test
    void withMemoryEnoughAsMuchGoesTogetherAsHelps() {
        Sharing sharing = Sharing.of(FOUR_SEEDS, NEEDS, Long.MAX_VALUE);

        assertEquals(List.of(new Batch(FOUR_SEEDS, Limits.MOST)), sharing.batches());
        assertEquals(1000 + 4 * 200, sharing.peak());
    }

    @Test
    void withLessMemoryLessGoesTogether() {
        Sharing sharing = Sharing.of(FOUR_SEEDS, NEEDS, 1000 + 250);

        assertEquals(List.of(2, 2), sharing.batches().stream().map(batch -> batch.pictures().size()).toList());
        assertEquals(1, sharing.batches().getFirst().limits().decoded());
        assertEquals(1000 + 200, sharing.peak());
    }

    @Test
    void withTooLittleMemoryPicturesAreComputedOneByOneAndThePeakSaysWhatThatTakes() {
        Sharing sharing = Sharing.of(FOUR_SEEDS, NEEDS, 1);

        assertTrue(sharing.batches().stream().allMatch(batch -> batch.limits().equals(Limits.ONE)));
        assertEquals(1000 + 200, sharing.peak());
    }

    @Test
    void picturesOfDifferentSettingsDoNotGoTogether() {
        Sharing sharing = Sharing.of(List.of(picture(1), guided(1), picture(2)), NEEDS, Long.MAX_VALUE);

        assertEquals(List.of(List.of(picture(1), picture(2)), List.of(guided(1))),
                sharing.batches().stream().map(Batch::pictures).toList());
    }

    @Test
    void nothingTakesNothingButTheWeights() {
        assertEquals(new Sharing(List.of(), 1000), Sharing.of(List.of(), NEEDS, Long.MAX_VALUE));
    }
}
