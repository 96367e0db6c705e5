package unbox.language.plan;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.catalog.ModelCard;
import unbox.language.check.Script;
import unbox.language.plan.Overrides.Size;
import unbox.language.problem.Problem;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Clause.AxisWord;
import unbox.language.syntax.Clause.Grid;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.ExperimentStatement;

/** Evaluates one experiment after another. */
final class ExperimentPlanner {
    private final Script script;
    private final Size size;
    private final AppliedDefaults defaults;
    private final List<Problem> problems;
    private final AxisReader reader;
    private final ReadingValues readings;
    private final ValueRules rules;
    private final Patience patience;

    ExperimentPlanner(Script script, ModelCard model, Overrides overrides, Size size, AppliedDefaults defaults,
            List<Problem> problems, Patience patience) {
        this.script = script;
        this.patience = patience;
        this.size = size;
        this.defaults = defaults;
        this.problems = problems;
        var evaluator = new Evaluator(script, defaults);
        reader = new AxisReader(script, model, overrides, evaluator, defaults);
        readings = new ReadingValues(evaluator, defaults, Scope.of(script.source()));
        rules = new ValueRules(script, model, size);
    }

    /**
     * Counts the pictures of an experiment without making any, and says where there are none or too many.
     *
     * @param earlier how many pictures the experiments before it make
     */
    long count(ExperimentStatement experiment, long earlier) {
        var count = new PictureCount(experiment, reader.counts(experiment), earlier);
        problems.addAll(count.check(word -> reader.written(word, experiment)));
        return count.pictures();
    }

    /** Evaluates the axes of an experiment and lays its cells out. */
    Draft draft(ExperimentStatement experiment, Path folder) {
        List<Axis> axes = reader.axes(experiment);
        problems.addAll(rules.check(axes));
        List<Axis> asWritten = axes.stream().sorted(Comparator.comparing((Axis axis) -> axis.word() == AxisWord.EDIT)
                .thenComparing(axis -> axis.place().map(place -> place.start()).orElse(Integer.MAX_VALUE))).toList();
        List<Cell> cells = patience.over(Cell.of(axes, patience));
        List<GridPlan> grids = grids(experiment, Field.of(asWritten), cells, folder);
        List<Field> told = Field.of(asWritten.stream().filter(ExperimentPlanner::isTold).toList());
        return new Draft(experiment, folder, axes, told, cells, grids);
    }

    /** A default that stands for an axis tells no runs apart. */
    private static boolean isTold(Axis axis) {
        return axis.place().isPresent() || axis.word() == AxisWord.EDIT;
    }

    /** Without {@code grid} every axis but the edit is a row, and the edit the columns. */
    private List<GridPlan> grids(ExperimentStatement experiment, List<Field> fields, List<Cell> cells, Path folder) {
        Optional<Grid> grid = clause(experiment, Grid.class);
        var names = new FieldNames(fields);
        grid.ifPresent(names::checkOnce);
        clause(experiment, Clause.Save.class).ifPresent(save -> names.check(save.path()));
        List<Field> axes = fields.stream().filter(field -> !field.parameter()).toList();
        List<Field> rows = grid.map(each -> names.find(each.rows())).orElse(
                axes.stream().filter(field -> !field.isOfEdit() && field.axis().varies()).toList());
        List<Field> columns = grid.map(each -> names.find(each.columns())).orElse(
                axes.stream().filter(field -> field.isOfEdit() && field.axis().place().isPresent()).toList());
        problems.addAll(names.problems());
        return names.problems().isEmpty() ? GridLayout.of(rows, columns, fields, cells, folder) : List.of();
    }

    /** Gives the pictures of an experiment their files. */
    ExperimentPlan finish(Draft draft, Outputs outputs) {
        ExperimentStatement experiment = draft.experiment();
        Map<Integer, Path> files = outputs.of(experiment, draft.axes(), draft.cells());
        List<Run> runs = draft.cells().stream().map(cell -> new Run(cell.index(), cell.facts(size),
                Field.coordinates(draft.fields(), cell), Optional.ofNullable(files.get(cell.index())), cell.twin()))
                .toList();
        if (runs.stream().anyMatch(run -> run.facts().guided() && run.facts().negative().isEmpty())) {
            defaults.negative();
        }
        Optional<String> doc = experiment.doc()
                .or(() -> script.source().tree().statements().stream().findFirst().flatMap(Statement::doc));
        List<ExperimentPlan.Axis> axes = draft.fields().stream().filter(Field::varies)
                .map(field -> new ExperimentPlan.Axis(field.name(), field.captions())).toList();
        List<Clause> clauses = experiment.clauses();
        return new ExperimentPlan(experiment.name().text(), doc, draft.folder(), axes, runs, draft.grids(),
                readings.explorations(clauses), readings.heatmaps(clauses), readings.measures(clauses),
                readings.expectations(clauses));
    }

    private static <T extends Clause> Optional<T> clause(ExperimentStatement experiment, Class<T> kind) {
        return experiment.clauses().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
