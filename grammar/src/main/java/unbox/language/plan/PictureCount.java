package unbox.language.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.problem.Severity;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Clause.AxisWord;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.ExperimentStatement;

/**
 * How many pictures an experiment makes, known before any of them is thought of.
 *
 * @param values how many each axis has
 * @param earlier pictures of the experiments before it
 */
record PictureCount(ExperimentStatement experiment, Map<AxisWord, Long> values, long earlier) {
    /** More than these a person is told of, and asked before they are made. */
    static final int MANY = 500;
    /** More than these are not planned: something else was meant. */
    static final int MOST = 100_000;

    /** None, many, or far too many. */
    List<Problem> check(Function<AxisWord, Optional<Clause.Axis>> written) {
        Optional<AxisWord> empty = words().filter(word -> values.get(word) == 0).findFirst();
        if (empty.isPresent()) {
            Range place = written.apply(empty.get()).map(Clause.Axis::range).orElse(experiment.name().range());
            return List.of(Problem.of(ProblemCode.NO_PICTURES, place,
                    "`%s` makes no pictures: there is nothing for its axis `%s`.".formatted(experiment.name().text(),
                            empty.get().word())));
        }
        if (pictures() > MOST - earlier) {
            return List.of(new Problem(ProblemCode.MANY_PICTURES, Severity.ERROR, experiment.name().range(),
                    tooMany(), List.of(), List.of()));
        }
        return pictures() <= MANY ? List.of()
                : List.of(Problem.of(ProblemCode.MANY_PICTURES, experiment.name().range(),
                        "`%s` makes %s pictures: %s.".formatted(experiment.name().text(), number(pictures()),
                                factors())));
    }

    /** Says that a plan is left out because of how many pictures it would have. */
    static Problem leftOut(ExperimentStatement experiment, long most) {
        return new Problem(ProblemCode.MANY_PICTURES, Severity.HINT, experiment.name().range(),
                "More than %s pictures are not planned while you write: `unbox check` looks at their values."
                        .formatted(number(most)),
                List.of(), List.of());
    }

    /** {@link Long#MAX_VALUE} stands for all that are more. */
    long pictures() {
        return words().mapToLong(values::get).reduce(1, ChoiceCount::times);
    }

    private String tooMany() {
        String others = earlier == 0 ? "" : ", and the experiments before it make %s".formatted(number(earlier));
        return "`%s` would make %s pictures (%s)%s. A script makes %s at most: shorten an axis.".formatted(
                experiment.name().text(), number(pictures()), factors(), others, number(MOST));
    }

    /** {@code 4 x seed, 6 x edit}: the axes that make it so many. */
    private String factors() {
        return words().filter(word -> values.get(word) > 1)
                .map(word -> number(values.get(word)) + " x " + word.word()).collect(Collectors.joining(", "));
    }

    private static Stream<AxisWord> words() {
        return Arrays.stream(AxisWord.values());
    }

    private static String number(long count) {
        return count == Long.MAX_VALUE ? "countless" : String.format(Locale.ROOT, "%,d", count);
    }
}
