package unbox.language.check;

import static unbox.language.problem.ProblemCode.DUPLICATE_STATEMENT;
import static unbox.language.problem.ProblemCode.MISSING_MODEL;
import static unbox.language.problem.ProblemCode.MISSING_PROMPT;
import static unbox.language.problem.ProblemCode.NOT_A_SINGLE_VALUE;
import static unbox.language.problem.ProblemCode.TURBO_GUIDANCE;
import static unbox.language.problem.ProblemCode.TURBO_STEPS;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.ModelCard;
import unbox.language.problem.Fix;
import unbox.language.problem.Problem;
import unbox.language.problem.Problem.Related;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Clause.AxisWord;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.DefaultStatement;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.language.syntax.Statement.ModelStatement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Walk;

/** What an experiment lacks, what it says twice, and what does not suit a Turbo model. */
final class ExperimentRules {
    private static final BigDecimal MOST_TURBO_STEPS = BigDecimal.valueOf(4);

    private final Context context;
    private final Report report;

    ExperimentRules(Context context, Report report) {
        this.context = context;
        this.report = report;
    }

    void check() {
        List<Statement> statements = context.source().tree().statements();
        checkOnce(statements.stream().filter(DefaultStatement.class::isInstance)
                .<Clause>map(statement -> ((DefaultStatement) statement).axis()).toList());
        List<ExperimentStatement> experiments = statements.stream().filter(ExperimentStatement.class::isInstance)
                .map(ExperimentStatement.class::cast).toList();
        if (!experiments.isEmpty()) {
            checkModel(experiments.getFirst());
        }
        for (ExperimentStatement experiment : experiments) {
            checkPrompt(experiment);
            checkOnce(experiment.clauses());
        }
    }

    private void checkModel(ExperimentStatement experiment) {
        if (ModelRules.statements(context.source()).isEmpty()
                && !Scope.lost(context.source().tree(), "model", ModelStatement.class)) {
            String model = "model \"landscape\"";
            report.add(MISSING_MODEL, experiment.name().range(),
                    "An experiment needs a model. Write one at the top, such as `%s`.".formatted(model),
                    Fix.replace("Take the built-in model", Range.at(0), model + "\n\n"));
        }
    }

    private void checkPrompt(ExperimentStatement experiment) {
        boolean prompted = experiment.clauses().stream()
                .anyMatch(clause -> clause instanceof Clause.Axis axis && axis.word() == AxisWord.PROMPT);
        boolean read = context.source().tree().problems().stream()
                .noneMatch(problem -> experiment.range().touches(problem.range().start()));
        if (!prompted && read) {
            report.add(MISSING_PROMPT, experiment.name().range(),
                    "`%s` has no prompt. Write `prompt \"...\"` in it; `prompt \"\"` is the empty text.".formatted(
                            experiment.name().text()),
                    Fix.replace("Take the empty text", Range.at(behindBrace(experiment)), "\n  prompt \"\""));
        }
    }

    private int behindBrace(ExperimentStatement experiment) {
        return context.source().tree().text().indexOf('{', experiment.name().range().end()) + 1;
    }

    /** Clauses that may stand once; each axis is checked by the way. */
    private void checkOnce(List<Clause> clauses) {
        Map<String, Range> earlier = new HashMap<>();
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Axis axis) {
                axis.items().forEach(this::checkCaption);
                checkTurbo(axis);
            }
            word(clause).ifPresent(word -> {
                Range place = context.source().tree().firstWord(clause.range());
                Range first = earlier.putIfAbsent(word, place);
                if (first != null) {
                    report.add(Problem
                            .of(DUPLICATE_STATEMENT, place,
                                    "`%s` stands here twice. %s.".formatted(word,
                                            clause instanceof Clause.Axis
                                                    ? "Write all its values in one place, with commas between them"
                                                    : "Leave one out"),
                                    mend(clauses, first, clause))
                            .with(new Related(context.source().path(), first, "the first `%s`".formatted(word))));
                }
            });
        }
    }

    /** Joins the values of an axis to those of the first; leaves anything else out. */
    private Fix mend(List<Clause> clauses, Range first, Clause second) {
        SyntaxTree tree = context.source().tree();
        Fix removal = Omission.of(tree, second.range());
        if (!(second instanceof Clause.Axis axis)) {
            return removal;
        }
        Range values = axis.items().getFirst().range().to(axis.items().getLast().range());
        int end = clauses.stream().map(Clause::range).filter(range -> range.start() == first.start()).findFirst()
                .orElseThrow().end();
        return new Fix("Join the values", List.of(
                new Fix.Replacement(Range.at(end), ", " + values.of(tree.text())), removal.replacements().getFirst()));
    }

    private static Optional<String> word(Clause clause) {
        return switch (clause) {
            case Clause.Axis axis -> Optional.of(axis.word().word());
            case Clause.Grid grid -> Optional.of("grid");
            case Clause.Save save -> Optional.of("save");
            case Clause.Explore explore -> Optional.empty();
            case Clause.Heatmap heatmap -> Optional.empty();
            case Clause.Measure measure -> Optional.empty();
            case Clause.Expect expect -> Optional.empty();
        };
    }

    private void checkCaption(Clause.Item item) {
        item.caption().filter(caption -> Walk.within(item.value()).anyMatch(ExperimentRules::isSeveral))
                .ifPresent(caption -> report.add(NOT_A_SINGLE_VALUE, caption.range(),
                        "A caption stands behind one value, and %s is several.".formatted(context.code(item.value()))));
    }

    private static boolean isSeveral(Expression value) {
        return value instanceof Expression.NumberRange || value instanceof Expression.FeatureRange
                || value instanceof Expression.ListLiteral || value instanceof Expression.Each;
    }

    private void checkTurbo(Clause.Axis axis) {
        if (context.catalog().model().filter(ModelCard::turbo).isEmpty()) {
            return;
        }
        for (Clause.Item item : axis.items()) {
            Optional<BigDecimal> largest = largest(item.value());
            if (axis.word() == AxisWord.GUIDANCE
                    && largest.filter(value -> value.compareTo(BigDecimal.ONE) > 0).isPresent()) {
                report.add(TURBO_GUIDANCE, item.value().range(),
                        "A Turbo model is made to run without guidance. Leave it out, or keep it at 1 or less.",
                        leaveOut(axis));
            }
            if (axis.word() == AxisWord.STEPS
                    && largest.filter(value -> value.compareTo(MOST_TURBO_STEPS) > 0).isPresent()) {
                report.add(TURBO_STEPS, item.value().range(),
                        "A Turbo model is made for 1 to 4 steps; with more its pictures get no better.",
                        leaveOut(axis));
            }
        }
    }

    /** An axis of one value can go: the model brings its own. */
    private Fix[] leaveOut(Clause.Axis axis) {
        return axis.items().size() == 1 ? new Fix[]{Omission.of(context.source().tree(), axis.range())} : new Fix[0];
    }

    private static Optional<BigDecimal> largest(Expression value) {
        return switch (value) {
            case Expression.NumberLiteral number -> Optional.of(number.value());
            case Expression.NumberRange range ->
                Optional.of(range.to().orElse(range.from()).value().max(range.from().value()));
            case Expression.ListLiteral list -> list.items().stream().flatMap(item -> largest(item).stream())
                    .max(BigDecimal::compareTo);
            default -> Optional.empty();
        };
    }
}
