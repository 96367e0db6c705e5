package unbox.language.plan;

import java.util.ArrayList;
import java.util.List;
import unbox.language.catalog.ModelCard;
import unbox.language.plan.Overrides.Size;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.ModelStatement;

/** Whether the model can do what the command line says instead of the script. */
final class OverrideRules {
    private static final int MOST_TURBO_STEPS = 4;
    private static final int MOST = 1000;
    private static final List<String> DTYPES = List.of("float32", "float16");

    private final Range place;
    private final ModelCard model;
    private final Overrides overrides;
    private final List<Problem> problems = new ArrayList<>();

    /** @param statement where the problems are shown: the command line has no place in the text */
    OverrideRules(ModelStatement statement, ModelCard model, Overrides overrides) {
        place = statement.reference().range();
        this.model = model;
        this.overrides = overrides;
    }

    List<Problem> check() {
        overrides.seed().ifPresent(seed -> require(seed >= 0, "`--set seed=%d`: a seed is a whole number from 0."
                .formatted(seed)));
        overrides.steps().ifPresent(this::checkSteps);
        overrides.guidance().ifPresent(this::checkGuidance);
        overrides.size().ifPresent(this::checkSize);
        overrides.dtype().ifPresent(dtype -> {
            if (!DTYPES.contains(dtype)) {
                add(ProblemCode.UNKNOWN_DTYPE, "`--dtype %s`: there are `%s`.".formatted(dtype,
                        String.join("` and `", DTYPES)));
            }
        });
        return problems;
    }

    private void checkSteps(int steps) {
        require(steps >= 1 && steps <= MOST,
                "`--set steps=%d`: the number of steps is a whole number from 1 to %d.".formatted(steps, MOST));
        if (model.turbo() && steps > MOST_TURBO_STEPS) {
            add(ProblemCode.TURBO_STEPS,
                    "`--set steps=%d`: a Turbo model is made for 1 to 4 steps. More make its pictures no better."
                            .formatted(steps));
        }
    }

    private void checkGuidance(double guidance) {
        require(guidance >= 0 && guidance <= MOST,
                "`--set guidance=%s`: guidance is a number from 0 to %d.".formatted(guidance, MOST));
        if (model.turbo() && guidance > 1) {
            add(ProblemCode.TURBO_GUIDANCE,
                    "`--set guidance=%s`: a Turbo model is made to run without guidance, which is guidance up to 1."
                            .formatted(guidance));
        }
    }

    private void checkSize(Size size) {
        int multiple = model.sizeMultiple();
        if (size.width() <= 0 || size.height() <= 0 || size.width() % multiple != 0 || size.height() % multiple != 0) {
            add(ProblemCode.IMPOSSIBLE_SIZE,
                    "`--set size=%dx%d`: the widths and heights of this model are multiples of %d. The nearest is %dx%d."
                            .formatted(size.width(), size.height(), multiple, nearest(size.width()),
                                    nearest(size.height())));
        }
    }

    private int nearest(int length) {
        int multiple = model.sizeMultiple();
        return Math.max(multiple, Math.round((float) length / multiple) * multiple);
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            add(ProblemCode.OUT_OF_BOUNDS, message);
        }
    }

    private void add(ProblemCode code, String message) {
        problems.add(Problem.of(code, place, message));
    }
}
