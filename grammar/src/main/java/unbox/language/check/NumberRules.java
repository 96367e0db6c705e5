package unbox.language.check;

import static unbox.language.problem.ProblemCode.EMPTY_RANGE;
import static unbox.language.problem.ProblemCode.OUT_OF_BOUNDS;

import java.util.Optional;
import unbox.language.problem.Fix;
import unbox.language.syntax.Expression.NumberLiteral;
import unbox.language.syntax.Expression.NumberRange;
import unbox.language.syntax.Range;

/** Numbers that are too small, too large or not whole, and ranges that hold nothing. */
final class NumberRules {
    private final Context context;
    private final Report report;

    NumberRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    void check(NumberLiteral number, NumberUse use) {
        if (!use.allows(number.value())) {
            report.add(OUT_OF_BOUNDS, number.range(),
                    "%s, and %s is not.".formatted(use.rule(), context.code(number)));
        }
    }

    /** A range of values of an axis. */
    void checkAxis(NumberRange range, NumberUse use) {
        check(range.from(), use);
        range.to().ifPresent(to -> check(to, use));
        range.step().filter(step -> use.whole() && step.value().stripTrailingZeros().scale() > 0)
                .ifPresent(step -> report.add(OUT_OF_BOUNDS, step.range(),
                        "%s, so the range needs a whole step.".formatted(use.rule())));
        range.to().ifPresent(to -> checkHolds(range, range.from(), to));
    }

    private void checkHolds(NumberRange range, NumberLiteral from, NumberLiteral to) {
        int direction = to.value().compareTo(from.value());
        Optional<NumberLiteral> step = range.step();
        if (step.isPresent() && step.get().value().signum() == 0) {
            report.add(EMPTY_RANGE, step.get().range(), "A step of 0 never leaves the beginning of the range.");
        } else if (step.isPresent() && direction != 0 && step.get().value().signum() != direction) {
            String turned = step.get().value().negate().toPlainString();
            report.add(EMPTY_RANGE, range.range(),
                    "%s is empty: from %s to %s the step must be %s.".formatted(context.code(range), plain(from),
                            plain(to), direction > 0 ? "more than 0" : "less than 0"),
                    Fix.replace("Write `step %s`".formatted(turned), step.get().range(), turned));
        } else if (step.isEmpty() && direction < 0) {
            checkCountsUp(range.range(), plain(from), plain(to), true);
        }
    }

    private static String plain(NumberLiteral number) {
        return number.value().toPlainString();
    }

    private void checkCountsUp(Range range, String from, String to, boolean mayCountDown) {
        String turned = to + ".." + from;
        String down = from + ".." + to + " step -1";
        Fix turn = Fix.replace("Write `%s`".formatted(turned), range, turned);
        Fix count = Fix.replace("Write `%s`".formatted(down), range, down);
        String message = "`%s..%s` is empty, as a range counts up. Write `%s`".formatted(from, to, turned);
        if (mayCountDown) {
            report.add(EMPTY_RANGE, range, message + ", or `%s` to count down.".formatted(down), turn, count);
        } else {
            report.add(EMPTY_RANGE, range, message + ".", turn);
        }
    }

    /** The steps of {@code during}. */
    void checkWindow(NumberRange range) {
        check(range.from(), NumberUse.STEP_INDEX);
        if (NumberUse.STEP_INDEX.allows(range.from().value())) {
            range.to().ifPresent(to -> checkWindowEnd(range, to));
        }
    }

    private void checkWindowEnd(NumberRange range, NumberLiteral end) {
        check(end, NumberUse.STEP_INDEX);
        Optional.of(end).filter(to -> to.value().compareTo(range.from().value()) < 0).ifPresent(
                to -> checkCountsUp(range.from().range().to(to.range()), plain(range.from()), plain(to), false));
    }
}
