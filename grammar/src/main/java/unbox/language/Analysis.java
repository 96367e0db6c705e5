package unbox.language;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.catalog.CatalogSource;
import unbox.language.check.Checked;
import unbox.language.check.Checker;
import unbox.language.check.Script;
import unbox.language.plan.Overrides;
import unbox.language.plan.Patience;
import unbox.language.plan.Plan;
import unbox.language.plan.Planned;
import unbox.language.plan.Planner;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.language.syntax.SyntaxTree;

/**
 * Everything that can be said of a text without running it: the one way from a text to its plan. Immutable.
 *
 * @param plan empty where there are errors, and for a file of declarations, which needs no model
 * @param problems the parser's, the checker's and the planner's, in the order of the text
 */
public record Analysis(SyntaxTree tree, Script script, Optional<Plan> plan, List<Problem> problems) {

    /**
     * Reads, checks and plans a text. Never throws, whatever the text is.
     *
     * @param file where the text lies, or would; paths in it start from its folder
     * @param source of everything outside the text
     * @param overrides what the command line says instead of the script
     */
    public static Analysis of(Path file, String text, CatalogSource source, Overrides overrides) {
        SyntaxTree tree = Parser.parse(text);
        return of(tree, Checker.check(file, tree, source), source, overrides);
    }

    /** Plans what is read and checked already, likewise. */
    public static Analysis of(SyntaxTree tree, Checked checked, CatalogSource source, Overrides overrides) {
        return of(tree, checked, source, overrides, Patience.ENDLESS);
    }

    /** The same for somebody who is writing and waits for it. */
    public static Analysis of(SyntaxTree tree, Checked checked, CatalogSource source, Overrides overrides,
            Patience patience) {
        List<Problem> found = Stream.concat(tree.problems().stream(), checked.problems().stream()).toList();
        List<Problem> errors = found.stream().filter(Problem::isError).toList();
        Planned planned = whole(checked.script(), errors)
                .map(script -> Planner.plan(script, overrides, source, patience))
                .orElse(new Planned(Optional.empty(), List.of()));
        List<Problem> problems = Stream.concat(found.stream(), planned.problems().stream())
                .sorted(Comparator.comparingInt(problem -> problem.range().start())).toList();
        return new Analysis(tree, checked.script(), errors.isEmpty() ? planned.plan() : Optional.empty(), problems);
    }

    /**
     * The script without the experiments that have errors, so that what is wrong with the values of the others is found too.
     * Empty where there are errors elsewhere: any experiment might depend on those.
     */
    private static Optional<Script> whole(Script script, List<Problem> errors) {
        List<ExperimentStatement> broken = script.experiments().stream()
                .filter(experiment -> errors.stream().anyMatch(error -> isIn(experiment, error))).toList();
        boolean elsewhere = errors.stream().anyMatch(error -> broken.stream().noneMatch(each -> isIn(each, error)));
        return elsewhere ? Optional.empty() : Optional.of(script.without(broken));
    }

    private static boolean isIn(ExperimentStatement experiment, Problem error) {
        return experiment.range().touches(error.range().start());
    }

    /** Whether anything keeps the script from running. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
