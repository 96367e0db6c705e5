package unbox.language.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import unbox.language.catalog.ModelCard;
import unbox.language.catalog.clip.ClipTokenizer;
import unbox.language.catalog.region.Coverage;
import unbox.language.check.Script;
import unbox.language.model.Operation;
import unbox.language.model.Region;
import unbox.language.plan.Axis.AxisValue;
import unbox.language.plan.Overrides.Size;
import unbox.language.plan.Value.PlacedOperation;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Clause.AxisWord;
import unbox.language.syntax.Range;

/** What is wrong with the values of an experiment's axes that could not be seen before they were evaluated. */
final class ValueRules {
    /** Each token stands for a byte at least, and two places are the marks': shorter prompts need not be counted. */
    private static final int SURELY_SHORT = 75;
    /** Regions of parameters may be countless; the first ones will do. */
    private static final int REGIONS = 100;

    private final Script script;
    private final ModelCard model;
    private final Size size;

    ValueRules(Script script, ModelCard model, Size size) {
        this.script = script;
        this.model = model;
        this.size = size;
    }

    /** The problems of all values; what is wrong with several values of one item is said once. */
    List<Problem> check(List<Axis> axes) {
        var edits = new ComposedEditRules(script.source(), numbers(axes, AxisWord.STEPS).map(Double::intValue).toList(),
                numbers(axes, AxisWord.GUIDANCE).toList());
        List<Problem> problems = new ArrayList<>();
        Set<Region> regions = new HashSet<>(Set.of(new Region.Everywhere()));
        for (AxisValue value : axes.stream().flatMap(axis -> axis.values().stream()).toList()) {
            if (value.value() instanceof Value.Text text && text.filled()) {
                checkLength(text.text(), value.place()).ifPresent(problems::add);
            } else if (value.value() instanceof Value.Edit edit) {
                problems.addAll(edits.check(value));
                edit.operations().stream().flatMap(operation -> operation.filledPrompt().stream())
                        .forEach(prompt -> checkLength(prompt, value.place()).ifPresent(problems::add));
                checkRegions(value, edit, regions).ifPresent(problems::add);
            }
        }
        return once(problems);
    }

    private static Stream<Double> numbers(List<Axis> axes, AxisWord word) {
        return axes.stream().filter(axis -> axis.word() == word).flatMap(axis -> axis.values().stream())
                .map(AxisValue::value)
                .map(value -> value instanceof Value.Number number ? number.number().doubleValue() : 0.0);
    }

    /** One of a kind for each item, and each message once: an edit may be used in several. */
    private static List<Problem> once(List<Problem> problems) {
        record Said(ProblemCode code, Range place) {}
        Set<Said> places = new HashSet<>();
        Set<String> messages = new HashSet<>();
        return problems.stream().filter(problem -> places.add(new Said(problem.code(), problem.range())))
                .filter(problem -> messages.add(problem.message())).toList();
    }

    private Optional<Problem> checkLength(String prompt, Range place) {
        if (prompt.getBytes(StandardCharsets.UTF_8).length <= SURELY_SHORT) {
            return Optional.empty();
        }
        ClipTokenizer.Tokens tokens = model.tokenizer().tokenize(prompt);
        return tokens.cut().map(cut -> Problem.of(ProblemCode.PROMPT_TOO_LONG, place,
                "Filled in, this prompt has %d tokens and the model reads %d, the marks at both ends included. It never sees `%s`."
                        .formatted(tokens.length(), tokens.maximum(), Caption.ofText(cut.of(prompt)).shown())));
    }

    /** Masks are files and have been looked at. */
    private Optional<Problem> checkRegions(AxisValue value, Value.Edit edit, Set<Region> seen) {
        for (PlacedOperation placed : edit.operations()) {
            if (seen.size() < REGIONS && placed.operation() instanceof Operation.OnFeatures operation
                    && operation.region().masks().isEmpty() && seen.add(operation.region())
                    && Coverage.holdsAPixel(operation.region(), size.width(), size.height())
                            .equals(Optional.of(false))) {
                return Optional.of(Problem.of(ProblemCode.EMPTY_REGION, value.place(),
                        "A region of `%s` covers no pixel of a picture of %d x %d. Make it larger, or move it into the picture."
                                .formatted(placed.place().edit(), size.width(), size.height()))
                        .with(ComposedEditRules.related(placed)));
            }
        }
        return Optional.empty();
    }
}
