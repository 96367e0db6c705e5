package unbox.server.answer;

import java.util.List;
import java.util.Optional;
import unbox.language.problem.Fix.Replacement;
import unbox.language.problem.Problem;

/**
 * A change that a person may choose.
 *
 * @param problem that it mends
 * @param preferred whether it is the one that is most likely meant
 */
public record Mend(String title, Kind kind, List<Replacement> changes, Optional<Problem> problem, boolean preferred) {

    /** The protocol's kinds. */
    public enum Kind {
        QUICK_FIX,
        EXTRACT,
        INLINE,
        REWRITE,
        FIX_ALL
    }
}
