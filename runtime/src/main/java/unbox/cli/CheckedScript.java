package unbox.cli;

import java.nio.file.Path;
import java.util.List;
import unbox.language.Analysis;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.CatalogSource;
import unbox.language.plan.Overrides;
import unbox.language.plan.Plan;
import unbox.language.problem.Problem;
import unbox.language.problem.Severity;

/** A script that can be run: read, checked and planned, its problems shown. */
record CheckedScript(Plan plan, Catalog catalog) {

    /**
     * Reads, checks and plans a script, and prints what is wrong.
     *
     * @param quiet whether only errors are printed
     * @throws UsageException when there are errors, after printing them
     */
    static CheckedScript read(Path file, CatalogSource source, Overrides overrides, Console console, boolean quiet) {
        String text = ScriptFile.read(file);
        Analysis analysis = Analysis.of(file.toAbsolutePath().normalize(), text, source, overrides);
        List<Problem> shown = analysis.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR
                        || !quiet && problem.severity() == Severity.WARNING)
                .toList();
        new ProblemPrinter(console).print(file, text, shown);
        if (analysis.plan().isEmpty()) {
            long errors = shown.stream().filter(Problem::isError).count();
            throw new UsageException(errors == 0
                    ? file + " holds declarations only: there is no experiment to run"
                    : file + " has " + Words.count(errors, "error") + "; nothing was made");
        }
        if (analysis.plan().get().experiments().isEmpty()) {
            throw new UsageException(
                    file + " makes 0 pictures: it has no experiment. Write `experiment name { prompt \"...\" }`");
        }
        return new CheckedScript(analysis.plan().get(), analysis.script().catalog());
    }
}
