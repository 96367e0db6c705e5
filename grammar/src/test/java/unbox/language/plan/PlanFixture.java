package unbox.language.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import unbox.language.Analysis;
import unbox.language.catalog.MemoryCatalogSource;
import unbox.language.catalog.SdxlTurboCatalog;
import unbox.language.problem.Problem;

/** Plans scripts against SDXL Turbo's catalog: {@code /study/test.unbox} in the workspace {@code /study}. */
final class PlanFixture {
    static final Path SCRIPT = Path.of("/study/test.unbox");
    static final String MODEL = "model \"stabilityai/sdxl-turbo\"\nsaes \"surkovv/sdxl-unbox\"\n";

    private PlanFixture() {}

    /** A whole script. */
    static Analysis analyze(String text, Overrides overrides, MemoryCatalogSource source) {
        return Analysis.of(SCRIPT, text, source, overrides);
    }

    /** Everything but the model. */
    static Analysis analyze(String text) {
        return analyze(MODEL + text, Overrides.NONE, SdxlTurboCatalog.SOURCE);
    }

    /** The plan of a script that must have one. */
    static Plan plan(Analysis analysis) {
        return analysis.plan().orElseThrow(() -> new AssertionError(messages(analysis)));
    }

    /** The only experiment of a script: declarations, and what stands in its braces. */
    static ExperimentPlan experiment(String declarations, String clauses) {
        return plan(analyze(declarations + "\nexperiment test {\n" + clauses + "\n}")).experiments().getFirst();
    }

    /** The same without declarations. */
    static ExperimentPlan experiment(String clauses) {
        return experiment("", clauses);
    }

    /** The pictures' values of an axis or parameter, run by run. */
    static List<String> values(ExperimentPlan experiment, String field) {
        return experiment.runs().stream().filter(Run::isPicture).map(run -> run.coordinates().get(field)).toList();
    }

    /** The pictures' files, as seen from the script. */
    static List<String> files(ExperimentPlan experiment) {
        return experiment.runs().stream().flatMap(run -> run.output().stream())
                .map(file -> SCRIPT.getParent().relativize(file).toString().replace('\\', '/')).toList();
    }

    /** A grid's cells as the edit and the other values of their runs: one line a row. */
    static String drawn(ExperimentPlan experiment, GridPlan grid, String field) {
        return grid.cells().stream().map(row -> row.stream()
                .map(cell -> cell.isEmpty() ? "-" : experiment.runs().get(cell.getAsInt()).coordinates().get(field))
                .collect(Collectors.joining(" | "))).collect(Collectors.joining("\n"));
    }

    /** Each problem as its code and the text that it points at. */
    static List<String> problems(Analysis analysis) {
        return analysis.problems().stream()
                .map(problem -> problem.code().slug() + ": " + problem.range().of(analysis.tree().text())).toList();
    }

    static String messages(Analysis analysis) {
        return analysis.problems().stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }
}
