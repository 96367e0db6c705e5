package unbox.language.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import unbox.language.catalog.CatalogSource;
import unbox.language.check.Imports.Imported;
import unbox.language.check.Script.Source;
import unbox.language.check.Script.Symbol;
import unbox.language.problem.Problem;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Statement.DefaultStatement;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.language.syntax.SyntaxTree;

/**
 * Resolves a script and finds everything wrong with it that its text, its imports and the catalog tell, without evaluating
 * its experiments. Pure: the same text and catalog, the same result. Where the catalog knows nothing, the rules that need
 * it say nothing.
 */
public final class Checker {
    private final CatalogSource files;
    private final Imported imported;
    private final Known known;
    private final Report report;
    private final Scope scope;
    private final Labels labels;
    private final Script script;

    private Checker(Imported imported, CatalogSource files) {
        this.files = files;
        this.imported = imported;
        report = new Report();
        known = new ModelRules(imported.source(), files, report).check();
        List<Source> sources = new ArrayList<>(List.of(imported.source()));
        imported.all().values().forEach(each -> sources.add(each.source()));
        scope = Scope.of(imported);
        labels = Labels.of(sources);
        script = script(sources);
    }

    /**
     * Resolves a script: what its names mean, and its model.
     *
     * @param file where the text lies, or would; paths in it start from its folder
     * @param tree of its text
     * @param source of everything outside the text
     */
    public static Checker of(Path file, SyntaxTree tree, CatalogSource source) {
        Source script = new Source(file.toAbsolutePath().normalize(), tree);
        return new Checker(Imports.of(script, source), source);
    }

    /** Resolves and checks a script, likewise. */
    public static Checked check(Path file, SyntaxTree tree, CatalogSource source) {
        return of(file, tree, source).check();
    }

    /** As far as the text allows, also where there are problems; at hand before the rules are applied. */
    public Script script() {
        return script;
    }

    /** Applies all rules. */
    public Checked check() {
        return check(Passed.NOTHING);
    }

    /**
     * Applies all rules, but not again to statements for which nothing has changed.
     *
     * @param before what has passed in an earlier text of the same file
     * @return the same as without it
     */
    public Checked check(Passed before) {
        var found = new Report(report);
        Context context = Context.of(scope, known, labels, files);
        var comparison = new Passed.Comparison(context, before);
        checkScript(context, found, comparison);
        BrokenImports.check(imported, importedErrors(), found);
        return new Checked(script, found.problemsIn(imported.source()), comparison.passed());
    }

    private void checkScript(Context context, Report found, Passed.Comparison comparison) {
        var rules = new FileRules(context, found);
        new ImportRules(imported, files, found).check();
        rules.checkNames(importedNames(imported));
        for (Statement statement : imported.source().tree().statements()) {
            int said = found.said();
            if (!comparison.hasPassed(statement)) {
                rules.check(statement);
            }
            if (found.said() == said) {
                comparison.pass(statement);
            }
        }
        new ExperimentRules(context, found).check();
    }

    /** The errors of each imported file, the parser's first. */
    private Map<Path, List<Problem>> importedErrors() {
        if (imported.all().isEmpty()) {
            return Map.of();
        }
        Set<String> used = Used.fromHere(imported.source().tree().statements(), scope);
        Map<Path, List<Problem>> errors = new LinkedHashMap<>();
        for (Imported each : imported.all().values()) {
            var own = new Report();
            new ImportRules(each, files, own).check();
            new ImportedRules(Context.of(Scope.of(each), known, labels, files), own).check(importedNames(each), used);
            List<Problem> found = new ArrayList<>(each.source().tree().problems());
            found.addAll(own.problemsIn(each.source()));
            found.removeIf(problem -> !problem.isError());
            if (!found.isEmpty()) {
                errors.put(each.source().path(), found);
            }
        }
        return errors;
    }

    private static Map<String, Symbol> importedNames(Imported file) {
        Map<String, Symbol> names = new LinkedHashMap<>();
        file.all().values().forEach(each -> Scope.declarations(each.source()).forEach(declaration -> names
                .putIfAbsent(declaration.name().text(), new Symbol(each.source(), declaration))));
        return names;
    }

    private Script script(List<Source> sources) {
        Source source = imported.source();
        return new Script(source, sources.subList(1, sources.size()),
                ModelRules.statements(source).stream().findFirst(),
                AutoencoderRules.statements(source), statements(source, DefaultStatement.class),
                scope.symbols(), labels.all(), statements(source, ExperimentStatement.class),
                known.catalog());
    }

    private static <T> List<T> statements(Source source, Class<T> kind) {
        return source.tree().statements().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
