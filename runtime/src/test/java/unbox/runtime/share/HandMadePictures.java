package unbox.runtime.share;

import java.util.List;
import java.util.Optional;
import unbox.language.model.Branch;
import unbox.language.model.Facts;
import unbox.language.model.Feature;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.model.Selection;
import unbox.language.model.Window;

/** Pictures of a meadow, small, in two steps without guidance; edits on the blocks of {@link HandMadeNeeds}. */
final class HandMadePictures {
    static final String EARLY = "down.2.1";
    static final String MIDDLE = "mid.0";
    static final String LATE = "up.0.1";
    static final String PROMPT = "a meadow";

    private HandMadePictures() {}

    static Facts picture(long seed, Operation... edit) {
        return new Facts(PROMPT, Optional.empty(), seed, 2, 0, 64, 64, List.of(edit));
    }

    static Facts guided(long seed, Operation... edit) {
        return new Facts(PROMPT, Optional.of("fog"), seed, 2, 7.5, 64, 64, List.of(edit));
    }

    static Operation add(String block, double by) {
        return add(block, by, Window.ALWAYS);
    }

    static Operation add(String block, double by, Window window) {
        return new Operation.Add(block, new Selection.Listed(List.of(new Feature(block, 7))), by, false,
                new Region.Everywhere(), window, Branch.COND);
    }

    static Operation copy(String block, String from, Window window) {
        return new Operation.Copy(block, new Selection.Strongest(3), from, 1, new Region.Everywhere(), window,
                Branch.COND);
    }
}
