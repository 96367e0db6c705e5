package unbox.runtime.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static unbox.runtime.edit.HandMade.BLOCK;
import static unbox.runtime.edit.HandMade.OTHER_PROMPT;

import java.util.Arrays;
import unbox.language.model.Branch;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Operation.Add;
import unbox.language.model.Operation.Copy;
import unbox.language.model.Operation.Only;
import unbox.language.model.Operation.Reconstruct;
import unbox.language.model.Operation.Scale;
import unbox.language.model.Operation.Set;
import unbox.language.model.Operation.Skip;
import unbox.language.model.Region;
import unbox.language.model.Selection;
import unbox.language.model.Selection.Listed;
import unbox.language.model.Window;

/** Operations on the block in {@link HandMade}: everywhere, always, on cond, unless said otherwise. */
final class HandMadeEdits {
    static final Region EVERYWHERE = new Region.Everywhere();
    static final Operation SKIP = new Skip(BLOCK, Window.ALWAYS, Branch.COND);
    static final Operation RECONSTRUCT = new Reconstruct(BLOCK, Window.ALWAYS, Branch.COND);

    private HandMadeEdits() {}

    static Selection features(int... indices) {
        return new Listed(Arrays.stream(indices).mapToObj(index -> new Feature(BLOCK, index)).toList());
    }

    static Operation add(Selection features, double by) {
        return new Add(BLOCK, features, by, false, EVERYWHERE, Window.ALWAYS, Branch.COND);
    }

    static Operation add(Branch branch) {
        return new Add(BLOCK, features(1), 3, false, EVERYWHERE, Window.ALWAYS, branch);
    }

    static Operation scale(Selection features, double by, Region region) {
        return new Scale(BLOCK, features, by, region, Window.ALWAYS, Branch.COND);
    }

    static Operation set(Selection features, double to, boolean raw) {
        return new Set(BLOCK, features, to, raw, EVERYWHERE, Window.ALWAYS, Branch.COND);
    }

    static Operation copy(Selection features, double by) {
        return new Copy(BLOCK, features, OTHER_PROMPT, by, EVERYWHERE, Window.ALWAYS, Branch.COND);
    }

    static Operation only(Selection features, double by, Region region) {
        return new Only(BLOCK, features, by, false, region, Window.ALWAYS, Branch.COND);
    }

    /** @param expected both values of a, then both of b */
    static void assertBecomes(float[][] positions, double... expected) {
        assertArrayEquals(
                new float[][]{{(float) expected[0], (float) expected[1]}, {(float) expected[2], (float) expected[3]}},
                positions);
    }
}
