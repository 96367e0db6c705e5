package unbox.runtime.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static unbox.runtime.share.HandMadePictures.EARLY;
import static unbox.runtime.share.HandMadePictures.LATE;
import static unbox.runtime.share.HandMadePictures.MIDDLE;
import static unbox.runtime.share.HandMadePictures.add;
import static unbox.runtime.share.HandMadePictures.picture;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import unbox.language.model.Facts;
import unbox.language.model.Window;

/** The tree of a batch: runs go together as long as they are alike. */
class WavesTest {
    private static final List<String> BLOCKS = new HandMadeNeeds().blocks();
    private static final Window FIRST_STEP = new Window(0, 0);
    private static final Window SECOND_STEP = new Window(1, 1);

    @Test
    void picturesWithoutEditsGoTogetherToTheirEnd() {
        Wave only = wave(picture(1), picture(2));

        assertEquals(List.of(List.of(picture(1)), List.of(picture(2))), pictures(only));
        assertEquals(Optional.empty(), only.until());
    }

    @Test
    void anEditPartsFromItsTwinAtItsBlock() {
        Wave start = wave(picture(1), picture(1, add(LATE, 2)));

        assertEquals(List.of(List.of(picture(1), picture(1, add(LATE, 2)))), pictures(start));
        assertEquals(Optional.of(new Point(0, LATE)), start.until());
        Wave parted = start.next().getFirst();
        assertEquals(List.of(List.of(picture(1)), List.of(picture(1, add(LATE, 2)))), pictures(parted));
        assertArrayEquals(new int[]{0, 0}, parted.parents());
        assertEquals(List.of(List.of(), List.of(add(LATE, 2))),
                parted.rows().stream().map(Wave.Row::edit).toList());
    }

    /** The unedited pass of a prompt, seed and step is computed once. */
    @Test
    void twelveStrengthsOfFourSeedsAreFourRowsUntilTheirBlock() {
        List<Facts> pictures = IntStream.range(0, 4).boxed().flatMap(seed -> IntStream.rangeClosed(1, 12)
                .mapToObj(strength -> picture(seed, add(LATE, strength, FIRST_STEP)))).toList();

        Wave start = Waves.of(new Batch(pictures, new Limits(8, 4)), BLOCKS).getFirst();

        assertEquals(4, start.rows().size());
        assertEquals(Optional.of(new Point(0, LATE)), start.until());
        assertEquals(List.of(8, 8, 8, 8, 8, 8), start.next().stream().map(wave -> wave.rows().size()).toList());
        assertTrue(start.next().stream().allMatch(wave -> wave.next().isEmpty()));
    }

    @Test
    void editsThatAgreeUpToABlockShareThatFar() {
        Facts one = picture(1, add(EARLY, 3), add(LATE, 1));
        Facts other = picture(1, add(EARLY, 3), add(LATE, 2));

        Wave start = wave(one, other);

        Wave agreeing = start.next().getFirst();
        assertEquals(List.of(List.of(one, other)), pictures(agreeing));
        assertEquals(Optional.of(new Point(0, LATE)), agreeing.until());
        assertEquals(List.of(List.of(one), List.of(other)), pictures(agreeing.next().getFirst()));
    }

    /** What a run does to a block counts, and not how its script says it. */
    @Test
    void windowsThatSayTheSameShare() {
        Facts always = picture(1, add(LATE, 3));
        Facts bothSteps = picture(1, add(LATE, 3, new Window(0, 1)));

        assertEquals(List.of(List.of(List.of(always, bothSteps))), leaves(wave(always, bothSteps)));
    }

    @Test
    void aWindowKeepsRunsTogetherUntilItsStep() {
        Wave start = wave(picture(1), picture(1, add(EARLY, 2, SECOND_STEP)));

        assertEquals(Optional.of(new Point(1, EARLY)), start.until());
        assertEquals(1, start.rows().size());
    }

    @Test
    void anEditThatNeverHoldsPartsNothing() {
        Facts never = picture(1, add(LATE, 2, new Window(2, 5)));

        assertEquals(List.of(List.of(List.of(picture(1), never))), leaves(wave(picture(1), never)));
    }

    @Test
    void picturesThatOnlyDifferInTheOrderOfTheirBlocksAreOneRow() {
        Facts one = picture(1, add(EARLY, 2), add(LATE, 3));
        Facts other = picture(1, add(LATE, 3), add(EARLY, 2));

        assertEquals(List.of(List.of(List.of(one, other))), leaves(wave(one, other)));
    }

    @Test
    void moreRowsThanGoTogetherPartInEqualPieces() {
        Facts[] strengths = IntStream.rangeClosed(1, 5).mapToObj(by -> picture(1, add(MIDDLE, by, FIRST_STEP)))
                .toArray(Facts[]::new);

        Wave start = Waves.of(new Batch(List.of(strengths), new Limits(4, 1)), BLOCKS).getFirst();

        assertEquals(List.of(2, 3), start.next().stream().map(wave -> wave.rows().size()).toList());
    }

    @Test
    void rowsOfAPieceComeFromTheirOwnParents() {
        Wave start = Waves.of(new Batch(List.of(picture(1, add(LATE, 1)), picture(2, add(LATE, 1)),
                picture(2, add(LATE, 2))), new Limits(2, 1)), BLOCKS).getFirst();

        assertArrayEquals(new int[]{0}, start.next().getFirst().parents());
        assertArrayEquals(new int[]{1, 1}, start.next().getLast().parents());
    }

    private static Wave wave(Facts... pictures) {
        List<Wave> waves = Waves.of(new Batch(List.of(pictures), new Limits(8, 4)), BLOCKS);
        assertEquals(1, waves.size());
        return waves.getFirst();
    }

    private static List<List<Facts>> pictures(Wave wave) {
        return wave.rows().stream().map(Wave.Row::pictures).toList();
    }

    private static List<List<List<Facts>>> leaves(Wave wave) {
        return wave.next().isEmpty() ? List.of(pictures(wave))
                : wave.next().stream().flatMap(next -> leaves(next).stream()).toList();
    }
}
