package unbox.language.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.catalog.CatalogSource;
import unbox.language.catalog.ModelCard;
import unbox.language.check.Script;
import unbox.language.check.Script.Source;
import unbox.language.model.ModelReference;
import unbox.language.plan.Overrides.Size;
import unbox.language.plan.Plan.SourceText;
import unbox.language.problem.Problem;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.DtypeSetting;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.language.syntax.Statement.ModelSetting;
import unbox.language.syntax.Statement.ModelStatement;
import unbox.language.syntax.Statement.SizeSetting;

/**
 * Evaluates a checked script into what is run: every picture with everything that decides it, and where it goes. Finds what
 * only the values tell. Pure: the same script and catalog, the same plan.
 */
public final class Planner {
    private final Script script;
    private final ModelStatement statement;
    private final ModelCard model;
    private final Overrides overrides;
    private final CatalogSource source;
    private final Patience patience;
    private final AppliedDefaults defaults = new AppliedDefaults();
    private final List<Problem> problems = new ArrayList<>();

    private Planner(Script script, ModelStatement statement, ModelCard model, Overrides overrides,
            CatalogSource source, Patience patience) {
        this.script = script;
        this.statement = statement;
        this.model = model;
        this.overrides = overrides;
        this.source = source;
        this.patience = patience;
    }

    /**
     * Plans a script.
     *
     * @param script without errors
     * @param overrides what the command line says instead of it
     * @param source for the workspace that outputs stay inside
     */
    public static Planned plan(Script script, Overrides overrides, CatalogSource source) {
        return plan(script, overrides, source, Patience.ENDLESS);
    }

    /** The same for somebody who is writing and waits for it. */
    public static Planned plan(Script script, Overrides overrides, CatalogSource source, Patience patience) {
        if (script.model().isEmpty() || script.catalog().model().isEmpty()) {
            return new Planned(Optional.empty(), List.of());
        }
        return new Planner(script, script.model().get(), script.catalog().model().get(), overrides, source,
                patience).plan();
    }

    private Planned plan() {
        problems.addAll(new OverrideRules(statement, model, overrides).check());
        String dtype = dtype();
        Optional<List<ExperimentPlan>> experiments = failed() ? Optional.empty() : experiments();
        problems.sort(Comparator.comparingInt(problem -> problem.range().start()));
        return new Planned(experiments.filter(all -> !failed()).map(all -> plan(dtype, all)), List.copyOf(problems));
    }

    private boolean failed() {
        return problems.stream().anyMatch(Problem::isError);
    }

    private Plan plan(String dtype, List<ExperimentPlan> experiments) {
        List<SourceText> sources = Stream.concat(Stream.of(script.source()), script.imports().stream())
                .map(each -> new SourceText(each.path(), each.tree().text())).toList();
        Source own = script.source();
        List<ModelReference> autoencoders = script.autoencoders().stream()
                .map(saes -> ModelReference.of(saes.reference().value(), own.path())).toList();
        return new Plan(own.path(), sources, ModelReference.of(statement.reference().value(), own.path()), autoencoders,
                dtype, script.labels(), defaults.all(), experiments);
    }

    /** Empty where they cannot be planned, or shall not be. */
    private Optional<List<ExperimentPlan>> experiments() {
        List<String> names = script.experiments().stream().map(each -> each.name().text()).toList();
        var folders = new OutputFolders(script.source().path(), source.workspace(script.source().path()),
                overrides.out(), names);
        var planner = new ExperimentPlanner(script, model, overrides, size(), defaults, problems, patience);
        List<ExperimentStatement> chosen = chosen(names);
        long pictures = 0;
        for (ExperimentStatement experiment : chosen) {
            pictures += planner.count(experiment, pictures);
            if (failed()) {
                return Optional.empty();
            }
            if (pictures > patience.mostPictures()) {
                problems.add(PictureCount.leftOut(experiment, patience.mostPictures()));
                return Optional.empty();
            }
        }
        List<Draft> drafts = chosen.stream()
                .map(experiment -> planner.draft(experiment, folders.experiment(experiment.name().text()))).toList();
        var outputs = new Outputs(folders, problems, patience);
        drafts.forEach(draft -> draft.files().forEach(outputs::keep));
        return Optional.of(drafts.stream().map(draft -> planner.finish(draft, outputs)).toList());
    }

    private List<ExperimentStatement> chosen(List<String> names) {
        Optional<String> only = overrides.onlyExperiment();
        List<ExperimentStatement> chosen = script.experiments().stream()
                .filter(experiment -> only.isEmpty() || only.get().equals(experiment.name().text())).toList();
        if (only.isPresent() && chosen.isEmpty()) {
            problems.add(Problem.of(ProblemCode.NO_PICTURES, Range.at(0), names.isEmpty()
                    ? "There is no experiment `%s`: this script has none.".formatted(only.get())
                    : "There is no experiment `%s`. There is `%s`.".formatted(only.get(), String.join("`, `", names))));
        }
        return chosen;
    }

    private String dtype() {
        return overrides.dtype().or(() -> settings(DtypeSetting.class).map(setting -> setting.dtype().text()))
                .orElseGet(defaults::dtype);
    }

    private Size size() {
        return overrides.size()
                .or(() -> settings(SizeSetting.class).map(setting -> new Size(setting.width(), setting.height())))
                .orElseGet(() -> defaults.size(model));
    }

    private <T extends ModelSetting> Optional<T> settings(Class<T> kind) {
        return statement.settings().stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
