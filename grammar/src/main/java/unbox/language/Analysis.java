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
import unbox.language.plan.Plan;
import unbox.language.plan.Planned;
import unbox.language.plan.Planner;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;
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
        Checked checked = Checker.check(file, tree, source);
        List<Problem> found = Stream.concat(tree.problems().stream(), checked.problems().stream()).toList();
        Planned planned = found.stream().anyMatch(Problem::isError)
                ? new Planned(Optional.empty(), List.of())
                : Planner.plan(checked.script(), overrides, source);
        List<Problem> problems = Stream.concat(found.stream(), planned.problems().stream())
                .sorted(Comparator.comparingInt(problem -> problem.range().start())).toList();
        return new Analysis(tree, checked.script(), planned.plan(), problems);
    }

    /** Whether anything keeps the script from running. */
    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
