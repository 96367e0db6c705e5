package unbox.language.check;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import unbox.language.model.Branch;
import unbox.language.model.Window;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;

/**
 * The {@code during} and {@code on} around an operation of an edit.
 *
 * @param window the steps that all of them hold; empty where they depend on a parameter or are wrong
 * @param during the innermost window as it is written
 * @param on the branch as it is written
 */
record Frame(Optional<Window> window, Optional<Expression> during, Optional<Name> on) {
    /** Every step, the conditional branch. */
    static final Frame NONE = new Frame(Optional.of(Window.ALWAYS), Optional.empty(), Optional.empty());

    /** The branches as they are written. */
    static final List<String> BRANCHES = Arrays.stream(Branch.values())
            .map(branch -> branch.name().toLowerCase(Locale.ROOT)).toList();

    /** An operation and what is around it. */
    record Framed(Action operation, Frame frame) {

        /** The word that the operation begins with. */
        String word() {
            return Frame.word(operation);
        }

        /** Whether two operations surely meet: at some step, on some branch. */
        boolean meets(Framed other) {
            boolean atSomeStep = frame.window.flatMap(window -> other.frame.window.map(window::intersect))
                    .filter(shared -> !shared.isEmpty()).isPresent();
            return atSomeStep && frame.touched().stream().anyMatch(other.frame.touched()::contains);
        }
    }

    /** The word that an action begins with. */
    static String word(Action action) {
        return switch (action) {
            case Action.Add add -> "add";
            case Action.Scale scale -> "scale";
            case Action.Remove remove -> "remove";
            case Action.Set set -> "set";
            case Action.Copy copy -> "copy";
            case Action.Only only -> "only";
            case Action.Skip skip -> "skip";
            case Action.Reconstruct reconstruct -> "reconstruct";
            case Action.During during -> "during";
            case Action.On on -> "on";
        };
    }

    /** The branch that is written; where it is none of the language's, what counts without {@code on}. */
    Branch branch() {
        return on.map(Name::text).filter(BRANCHES::contains)
                .map(word -> Branch.valueOf(word.toUpperCase(Locale.ROOT))).orElse(Branch.COND);
    }

    private Set<Branch> touched() {
        return switch (branch()) {
            case COND -> Set.of(Branch.COND);
            case UNCOND -> Set.of(Branch.UNCOND);
            case BOTH -> Set.of(Branch.COND, Branch.UNCOND);
            case OPPOSED -> Set.of(Branch.COND, Branch.UNCOND);
        };
    }
}
