package unbox.runtime.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static unbox.runtime.edit.HandMade.BLOCK;
import static unbox.runtime.edit.HandMade.INPUT;
import static unbox.runtime.edit.HandMade.RIGHT;
import static unbox.runtime.edit.HandMade.SOFT;
import static unbox.runtime.edit.HandMadeEdits.EVERYWHERE;
import static unbox.runtime.edit.HandMadeEdits.RECONSTRUCT;
import static unbox.runtime.edit.HandMadeEdits.SKIP;
import static unbox.runtime.edit.HandMadeEdits.add;
import static unbox.runtime.edit.HandMadeEdits.assertBecomes;
import static unbox.runtime.edit.HandMadeEdits.copy;
import static unbox.runtime.edit.HandMadeEdits.features;
import static unbox.runtime.edit.HandMadeEdits.only;
import static unbox.runtime.edit.HandMadeEdits.scale;
import static unbox.runtime.edit.HandMadeEdits.set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import unbox.language.model.Branch;
import unbox.language.model.Operation.Add;
import unbox.language.model.Selection.Strongest;
import unbox.language.model.Window;

/** What each operation makes of the block in {@link HandMade}, where every expected number is worked out by hand. */
class OperationsByHandTest {
    private final HandMade block = new HandMade();

    @AfterEach
    void close() {
        block.close();
    }

    @Test
    void addAddsSoManyMeansOfTheFeature() {
        // 3 * 4 (0, 1)
        assertBecomes(block.edited(add(features(1), 3)), 5, 15, 3, 13);
    }

    @Test
    void addRawAddsActivationUnits() {
        assertBecomes(block.edited(new Add(BLOCK, features(1), 3, true, EVERYWHERE, Window.ALWAYS, Branch.COND)), 5, 6,
                3, 4);
    }

    @Test
    void addIsWeighedByItsRegion() {
        assertBecomes(block.edited(new Add(BLOCK, features(1), 3, false, SOFT, Window.ALWAYS, Branch.COND)), 5, 15, 3,
                7);
    }

    @Test
    void addOfAFeatureWhoseMeanIsZeroAddsNothing() {
        assertBecomes(block.edited(add(features(2), 3)), 5, 3, 3, 1);
    }

    @Test
    void addOfAListAddsEach() {
        // 1 * 2 (1, 0) + 1 * 4 (0, 1)
        assertBecomes(block.edited(add(features(0, 1), 1)), 7, 7, 5, 5);
    }

    @Test
    void addTakesTheStrongestFeatureOfTheLiveCode() {
        // the sums of z are 2.5, 1 and 4, but feature 2 has no mean: of the two strongest feature 0 adds 1 * 2 (1, 0)
        assertBecomes(block.edited(add(new Strongest(2), 1)), 7, 3, 5, 1);
    }

    @Test
    void scaleMultipliesTheLiveActivation() {
        // at a (3 - 1) 2.5 (1, 0)
        assertBecomes(block.edited(scale(features(0), 3, EVERYWHERE)), 10, 3, 3, 1);
    }

    @Test
    void scaleByZeroRemoves() {
        // at a -4 (0.5, -0.5)
        assertBecomes(block.edited(scale(features(2), 0, EVERYWHERE)), 3, 5, 3, 1);
    }

    @Test
    void aFeatureRemovedTwiceIsSubtractedTwice() {
        assertBecomes(block.edited(scale(features(2, 2), 0, EVERYWHERE)), 1, 7, 3, 1);
        assertBecomes(block.edited(scale(features(2), 0, EVERYWHERE), scale(features(2), 0, EVERYWHERE)), 1, 7, 3, 1);
    }

    @Test
    void theStrongestFeatureIsTheOneWithTheLargestSum() {
        assertBecomes(block.edited(scale(new Strongest(1), 0, EVERYWHERE)), 3, 5, 3, 1);
    }

    @Test
    void theStrongestFeatureInARegionIsTheOneStrongestThere() {
        // on the right only feature 1 is on: at b -1 (0, 1)
        assertBecomes(block.edited(scale(new Strongest(3), 0, RIGHT)), 5, 3, 3, 0);
    }

    @Test
    void setBringsTheActivationToSoManyMeans() {
        // at a (2 * 2 - 2.5) (1, 0), at b (2 * 2 - 0) (1, 0)
        assertBecomes(block.edited(set(features(0), 2, false)), 6.5, 3, 7, 1);
    }

    @Test
    void setRawBringsTheActivationToAValue() {
        // at a (-3 - 2.5) (1, 0), at b -3 (1, 0)
        assertBecomes(block.edited(set(features(0), -3, true)), -0.5, 3, 0, 1);
    }

    @Test
    void copyBringsTheOtherRunsActivation() {
        // at a (0.5 - 2.5) (1, 0), at b (3.5 - 0) (1, 0)
        assertBecomes(block.edited(copy(features(0), 1)), 3, 3, 6.5, 1);
    }

    @Test
    void copyByAHalfGoesHalfWay() {
        assertBecomes(block.edited(copy(features(0), 0.5)), 4, 3, 4.75, 1);
    }

    @Test
    void copyChoosesTheStrongestFeatureOfTheOtherRun() {
        // there the sums are 4, 0 and 3: feature 0, although feature 2 is the strongest here
        assertBecomes(block.edited(copy(new Strongest(1), 1)), 3, 3, 6.5, 1);
    }

    @Test
    void onlyStartsFromTheInput() {
        // (1, 1) and (2, 0), plus 2 * 4 (0, 1)
        assertBecomes(block.edited(only(features(1), 2, EVERYWHERE)), 1, 9, 2, 8);
    }

    @Test
    void onlyStartsFromTheInputOutsideItsRegionToo() {
        assertBecomes(block.edited(only(features(1), 2, RIGHT)), 1, 1, 2, 8);
    }

    @Test
    void skipGivesTheInput() {
        assertArrayEquals(INPUT, block.edited(SKIP));
    }

    @Test
    void onASkippedBlockTheCodeIsStillThatOfItsOwnUpdate() {
        // (1, 1) and (2, 0), at a -4 (0.5, -0.5)
        assertBecomes(block.edited(SKIP, scale(features(2), 0, EVERYWHERE)), -1, 3, 2, 0);
    }

    @Test
    void reconstructGivesTheInputAndTheDecodedUpdate() {
        // (1, 1) + (5.5, -2) and (2, 0) + (1, 1)
        assertBecomes(block.edited(RECONSTRUCT), 6.5, -1, 3, 1);
    }

    @Test
    void changesAreAddedToAReconstruction() {
        assertBecomes(block.edited(add(features(1), 3), RECONSTRUCT), 6.5, 11, 3, 13);
    }

    @Test
    void operationsOfOneEditAddUp() {
        // 12 (0, 1) everywhere, and at a -4 (0.5, -0.5)
        assertBecomes(block.edited(add(features(1), 3), scale(features(2), 0, EVERYWHERE)), 3, 17, 3, 13);
    }
}
