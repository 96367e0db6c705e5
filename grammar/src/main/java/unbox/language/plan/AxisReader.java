package unbox.language.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.catalog.ModelCard;
import unbox.language.check.Script;
import unbox.language.plan.Axis.AxisValue;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Clause.AxisWord;
import unbox.language.syntax.Clause.Item;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.ExperimentStatement;

/** The axes of an experiment: what the command line says, else the experiment, else the file, else the defaults. */
final class AxisReader {
    private final Script script;
    private final ModelCard model;
    private final Overrides overrides;
    private final Evaluator evaluator;
    private final AppliedDefaults defaults;
    private final Scope scope;

    AxisReader(Script script, ModelCard model, Overrides overrides, Evaluator evaluator, AppliedDefaults defaults) {
        this.script = script;
        this.model = model;
        this.overrides = overrides;
        this.evaluator = evaluator;
        this.defaults = defaults;
        scope = Scope.of(script.source());
    }

    /** All six axes; each has a value at least, unless what is written comes to none. */
    List<Axis> axes(ExperimentStatement experiment) {
        return Arrays.stream(AxisWord.values()).map(word -> axis(word, experiment)).toList();
    }

    /** How many values an axis will have, without making them. */
    Map<AxisWord, Long> counts(ExperimentStatement experiment) {
        var counter = new ChoiceCount(script, evaluator);
        Map<AxisWord, Long> counts = new HashMap<>();
        for (AxisWord word : AxisWord.values()) {
            Optional<Clause.Axis> clause = overridden(word).isPresent() ? Optional.empty() : written(word, experiment);
            counts.put(word, clause.map(axis -> counter.sum(axis.items().stream().map(Item::value).toList(), scope))
                    .orElse(1L));
        }
        return counts;
    }

    /** The clause that says an axis: the experiment's, else the file's. */
    Optional<Clause.Axis> written(AxisWord word, ExperimentStatement experiment) {
        Stream<Clause.Axis> own = experiment.clauses().stream()
                .filter(Clause.Axis.class::isInstance).map(Clause.Axis.class::cast);
        Stream<Clause.Axis> ofFile = script.defaults().stream().map(each -> each.axis());
        return Stream.concat(own, ofFile).filter(axis -> axis.word() == word).findFirst();
    }

    private Axis axis(AxisWord word, ExperimentStatement experiment) {
        Optional<Range> place = written(word, experiment).map(Clause.Axis::range);
        List<Item> items = written(word, experiment).map(Clause.Axis::items).orElse(List.of());
        Optional<BigDecimal> override = overridden(word);
        if (override.isPresent() || place.isEmpty()) {
            Choice only = override.map(AxisReader::number).orElseGet(() -> standard(word));
            Range reason = place.orElse(experiment.name().range());
            return new Axis(word, List.of(new AxisValue(only.value(), only.caption(), only.parameters(), reason)),
                    place);
        }
        return new Axis(word, numbered(items.stream().flatMap(item -> values(item).stream()).toList()), place);
    }

    private Optional<BigDecimal> overridden(AxisWord word) {
        return switch (word) {
            case SEED -> overrides.seed().stream().mapToObj(BigDecimal::valueOf).findFirst();
            case STEPS -> overrides.steps().stream().mapToObj(BigDecimal::valueOf).findFirst();
            case GUIDANCE -> overrides.guidance().stream().mapToObj(BigDecimal::valueOf).findFirst();
            case PROMPT, NEGATIVE, EDIT -> Optional.empty();
        };
    }

    private Choice standard(AxisWord word) {
        return switch (word) {
            case PROMPT -> Choice.of(new Value.Text("", false), Caption.ofText(""));
            case NEGATIVE -> Choice.of(new Value.Nothing(), Caption.of("none"));
            case SEED -> {
                defaults.seed();
                yield number(BigDecimal.ZERO);
            }
            case STEPS -> {
                defaults.steps(model);
                yield number(BigDecimal.valueOf(model.defaultSteps()));
            }
            case GUIDANCE -> {
                defaults.guidance(model);
                yield number(BigDecimal.valueOf(model.defaultGuidance()));
            }
            case EDIT -> Choice.of(new Value.Edit(List.of(), true), Caption.of("none"));
        };
    }

    private static Choice number(BigDecimal number) {
        return Choice.of(new Value.Number(number), Caption.of(Numbers.shown(number)));
    }

    /** The values of an item. Where it has a caption and several values, their parameters tell them apart. */
    private List<AxisValue> values(Item item) {
        List<Choice> choices = evaluator.choices(item.value(), scope);
        return choices.stream().map(choice -> {
            Caption caption = item.caption().map(text -> text.value())
                    .map(written -> Caption.ofCall(written, differing(choice, choices))).orElse(choice.caption());
            return new AxisValue(choice.value(), caption, choice.parameters(), item.range());
        }).toList();
    }

    private static Map<String, Caption> differing(Choice choice, List<Choice> choices) {
        Map<String, Caption> differing = new LinkedHashMap<>();
        choice.parameters().forEach((name, caption) -> {
            if (choices.stream().anyMatch(other -> !caption.equals(other.parameters().get(name)))) {
                differing.put(name, caption);
            }
        });
        return differing;
    }

    /** Different values that are called the same get numbers. */
    private static List<AxisValue> numbered(List<AxisValue> values) {
        Map<String, List<Value>> named = new HashMap<>();
        List<AxisValue> numbered = new ArrayList<>();
        for (AxisValue value : values) {
            List<Value> same = named.computeIfAbsent(value.caption().shown(), shown -> new ArrayList<>());
            if (!same.contains(value.value())) {
                same.add(value.value());
            }
            int number = same.indexOf(value.value());
            numbered.add(number == 0 ? value
                    : new AxisValue(value.value(), value.caption().numbered(number + 1),
                            value.parameters(), value.place()));
        }
        return numbered;
    }
}
