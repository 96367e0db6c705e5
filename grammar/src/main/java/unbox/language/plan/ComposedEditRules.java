package unbox.language.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import unbox.language.check.Script.Source;
import unbox.language.model.Branch;
import unbox.language.model.Operation;
import unbox.language.model.Selection;
import unbox.language.model.Window;
import unbox.language.plan.Axis.AxisValue;
import unbox.language.plan.Value.Place;
import unbox.language.plan.Value.PlacedOperation;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.problem.ProblemCode;

/** What is wrong with an edit as an experiment uses it: with these arguments and terms, this many steps, this guidance. */
final class ComposedEditRules {
    private final Source script;
    private final List<Integer> steps;
    private final List<Double> guidances;

    /**
     * @param steps every number of steps of the experiment
     * @param guidances every guidance of it
     */
    ComposedEditRules(Source script, List<Integer> steps, List<Double> guidances) {
        this.script = script;
        this.steps = steps;
        this.guidances = guidances;
    }

    List<Problem> check(AxisValue edit) {
        List<PlacedOperation> operations = edit.value() instanceof Value.Edit value ? value.operations() : List.of();
        List<Problem> problems = new ArrayList<>();
        for (PlacedOperation operation : operations) {
            checkWindow(edit, operation).ifPresent(problems::add);
            checkBranch(edit, operation).ifPresent(problems::add);
        }
        pairs(operations).flatMap(pair -> checkPair(edit, pair.getFirst(), pair.getLast()).stream())
                .forEach(problems::add);
        return problems;
    }

    private static Stream<List<PlacedOperation>> pairs(List<PlacedOperation> operations) {
        return IntStream.range(0, operations.size()).boxed().flatMap(second -> operations.subList(0, second).stream()
                .map(first -> List.of(first, operations.get(second))));
    }

    private Optional<Problem> checkWindow(AxisValue edit, PlacedOperation placed) {
        Window window = placed.operation().window();
        String written = "`during steps " + placed.place().window().of(placed.place().source().tree().text()) + "` in `"
                + placed.place().edit() + "`";
        if (window.isEmpty()) {
            return Optional.of(problem(ProblemCode.EMPTY_WINDOW, edit, placed,
                    written + " and what is around it have no step in common. Widen one of them."));
        }
        int fewest = Collections.min(steps);
        if (window.first() >= fewest) {
            return Optional.of(problem(ProblemCode.WINDOW_PAST_LAST_STEP, edit, placed,
                    "%s never holds: %s. Steps count from 0.".formatted(written, lastStep(fewest))));
        }
        int most = Collections.max(steps);
        if (window.last() == Window.ALWAYS.last() || window.last() < most) {
            return Optional.empty();
        }
        String open = window.first() + "..";
        String message = "%s goes past the last step: %s. Write `%s` for all that follow."
                .formatted(written, lastStep(most), open);
        boolean here = placed.place().source().equals(script);
        return Optional.of(here
                ? problem(ProblemCode.WINDOW_PAST_LAST_STEP, edit, placed, message,
                        Fix.replace("Write `%s`".formatted(open), placed.place().window(), open))
                : problem(ProblemCode.WINDOW_PAST_LAST_STEP, edit, placed, message));
    }

    private static String lastStep(int steps) {
        return "with %s the last is step %d".formatted(steps == 1 ? "1 step" : steps + " steps", steps - 1);
    }

    private Optional<Problem> checkBranch(AxisValue edit, PlacedOperation placed) {
        Optional<Double> unguided = guidances.stream().filter(guidance -> guidance <= 1).findFirst();
        if (placed.operation().branch() != Branch.UNCOND || unguided.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(problem(ProblemCode.UNCOND_WITHOUT_GUIDANCE, edit, placed,
                "`%s` changes the uncond branch, which is there only with guidance above 1, and the guidance here is %s. Write `guidance 7.5`, or take another branch."
                        .formatted(placed.place().edit(),
                                Numbers.shown(BigDecimal.valueOf(unguided.get())))));
    }

    private static List<Problem> checkPair(AxisValue edit, PlacedOperation first, PlacedOperation second) {
        Operation one = first.operation();
        Operation other = second.operation();
        if (!one.block().equals(other.block()) || one.window().intersect(other.window()).isEmpty()
                || !shareABranch(one.branch(), other.branch())) {
            return List.of();
        }
        if (isReconstruction(one) && dropsUpdate(other) || dropsUpdate(one) && isReconstruction(other)) {
            return List.of(problem(ProblemCode.TWO_BASES, edit, second,
                    "`%s` and `%s` meet on `%s`, and a block has one base. Leave one of them out."
                            .formatted(word(one), word(other), one.block()))
                    .with(related(first)));
        }
        boolean together = first.place().edit().equals(second.place().edit());
        if (!together && (dropsUpdate(one) && readsUpdate(other) || readsUpdate(one) && dropsUpdate(other))) {
            Operation reader = readsUpdate(one) ? one : other;
            return List.of(problem(ProblemCode.READS_DROPPED_UPDATE, edit, second,
                    "`%s` reads the update of `%s`, which `%s` takes out of the picture. Leave one of them out."
                            .formatted(word(reader), one.block(), word(reader == one ? other : one)))
                    .with(related(first)));
        }
        return List.of();
    }

    private static boolean shareABranch(Branch one, Branch other) {
        return !(one == Branch.COND && other == Branch.UNCOND || one == Branch.UNCOND && other == Branch.COND);
    }

    private static boolean isReconstruction(Operation operation) {
        return operation instanceof Operation.Reconstruct;
    }

    private static boolean dropsUpdate(Operation operation) {
        return operation instanceof Operation.Skip || operation instanceof Operation.Only;
    }

    private static boolean readsUpdate(Operation operation) {
        return operation instanceof Operation.Scale || operation instanceof Operation.Set
                || operation instanceof Operation.Copy
                || operation instanceof Operation.Add add && add.features() instanceof Selection.Strongest;
    }

    private static String word(Operation operation) {
        return switch (operation) {
            case Operation.Add add -> "add";
            case Operation.Scale scale -> scale.by() == 0 ? "remove" : "scale";
            case Operation.Set set -> "set";
            case Operation.Copy copy -> "copy";
            case Operation.Only only -> "only";
            case Operation.Skip skip -> "skip";
            case Operation.Reconstruct reconstruct -> "reconstruct";
        };
    }

    /** At the words of the experiment; the edit's own are named beside. */
    private static Problem problem(ProblemCode code, AxisValue edit, PlacedOperation operation, String message,
            Fix... fixes) {
        return Problem.of(code, edit.place(), message, fixes).with(related(operation));
    }

    /** The place of an operation in its edit. */
    static Related related(PlacedOperation operation) {
        Place place = operation.place();
        return new Related(place.source().path(), place.action(), "`%s` of `%s`".formatted(word(operation.operation()),
                place.edit()));
    }
}
