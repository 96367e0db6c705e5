package unbox.language.check;

import static unbox.language.problem.ProblemCode.EMPTY_WINDOW;
import static unbox.language.problem.ProblemCode.NESTED_BRANCH;
import static unbox.language.problem.ProblemCode.NO_EFFECT;
import static unbox.language.problem.ProblemCode.OPPOSED_NEEDS_ADD;
import static unbox.language.problem.ProblemCode.UNKNOWN_BRANCH;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.check.Frame.Framed;
import unbox.language.model.Branch;
import unbox.language.model.Window;
import unbox.language.problem.Fix;
import unbox.language.problem.Nearest;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.NumberLiteral;
import unbox.language.syntax.Expression.NumberRange;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.EditDeclaration;

/** How the actions of an edit are nested: windows, branches, empty braces. */
final class EditRules {
    private final Context context;
    private final Report report;

    EditRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    /** Checks the frames of an edit; gives what they hold. */
    List<Framed> check(EditDeclaration edit) {
        if (edit.actions().isEmpty()) {
            reportEmpty(edit.range(), edit.name().range(), "`%s` does nothing".formatted(edit.name().text()));
        }
        List<Framed> framed = new ArrayList<>();
        edit.actions().forEach(action -> check(action, Frame.NONE, framed));
        return framed;
    }

    private void check(Action action, Frame frame, List<Framed> framed) {
        switch (action) {
            case Action.During during -> {
                Frame inner = new Frame(checkWindow(during.window(), frame), Optional.of(during.window()), frame.on());
                checkInner(during.actions(), during.range(), inner, framed);
            }
            case Action.On on -> {
                checkBranch(on.branch(), frame);
                Frame inner = new Frame(frame.window(), frame.during(), Optional.of(on.branch()));
                checkInner(on.actions(), on.range(), inner, framed);
            }
            case Action.Add add -> framed.add(new Framed(add, frame));
            default -> {
                checkOpposed(action, frame);
                framed.add(new Framed(action, frame));
            }
        }
    }

    private void checkInner(List<Action> actions, Range range, Frame inner, List<Framed> framed) {
        if (actions.isEmpty()) {
            reportEmpty(range, context.source().tree().firstWord(range), "This does nothing");
        }
        actions.forEach(action -> check(action, inner, framed));
    }

    /** Braces that hold nothing; those that hold what could not be read are the parser's matter. */
    private void reportEmpty(Range whole, Range place, String message) {
        boolean read = context.source().tree().problems().stream()
                .noneMatch(problem -> whole.touches(problem.range().start()));
        if (read) {
            report.add(NO_EFFECT, place, message + ": there is no operation in its braces.");
        }
    }

    private void checkBranch(Name branch, Frame frame) {
        if (frame.on().isPresent()) {
            report.add(Problem
                    .of(NESTED_BRANCH, branch.range(),
                            "`on` stands inside another `on`. Write the two one after the other.")
                    .with(new Related(context.source().path(), frame.on().get().range(), "the outer `on`")));
        } else if (!Frame.BRANCHES.contains(branch.text()) && !branch.text().isEmpty()) {
            String message = "There is no branch `%s`. The branches: %s.".formatted(branch.text(),
                    Words.codes(Frame.BRANCHES));
            Nearest.to(branch.text(), Frame.BRANCHES).ifPresentOrElse(
                    nearest -> report.add(UNKNOWN_BRANCH, branch.range(), message,
                            Fix.replace("Write `%s`".formatted(nearest), branch.range(), nearest)),
                    () -> report.add(UNKNOWN_BRANCH, branch.range(), message));
        }
    }

    private void checkOpposed(Action action, Frame frame) {
        if (frame.branch() == Branch.OPPOSED) {
            report.add(OPPOSED_NEEDS_ADD, context.source().tree().firstWord(action.range()),
                    "`on opposed` takes only `add`, and this is `%s`. Put it into an `on cond` or `on both`."
                            .formatted(Frame.word(action)));
        }
    }

    /** The steps that a window shares with those around it, where they are written out. */
    private Optional<Window> checkWindow(Expression written, Frame frame) {
        Optional<Window> own = window(written);
        Optional<Window> shared = own.flatMap(window -> frame.window().map(window::intersect));
        if (shared.isPresent() && shared.get().isEmpty()) {
            report.add(EMPTY_WINDOW, written.range(), "No step is both in this window and in the one around it, %s."
                    .formatted(context.code(frame.during().orElseThrow())));
            return Optional.empty();
        }
        return shared;
    }

    private static Optional<Window> window(Expression written) {
        return switch (written) {
            case NumberLiteral step -> index(step).map(only -> new Window(only, only));
            case NumberRange(NumberLiteral from, Optional<NumberLiteral> to, Optional<NumberLiteral> step, Range range) -> {
                Optional<Integer> last = to.isPresent() ? index(to.get()) : Optional.of(Integer.MAX_VALUE);
                yield index(from).flatMap(first -> last.map(end -> new Window(first, end)))
                        .filter(window -> !window.isEmpty());
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> index(NumberLiteral step) {
        return Optional.of(step.value()).filter(NumberUse.STEP_INDEX::allows).map(BigDecimal::intValueExact);
    }
}
