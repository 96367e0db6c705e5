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
    private final Imported script;

    private Checker(Imported script, CatalogSource files) {
        this.script = script;
        this.files = files;
    }

    /**
     * Checks a script.
     *
     * @param file where the text lies, or would; paths in it start from its folder
     * @param tree of its text
     * @param source of everything outside the text
     */
    public static Checked check(Path file, SyntaxTree tree, CatalogSource source) {
        Source script = new Source(file.toAbsolutePath().normalize(), tree);
        return new Checker(Imports.of(script, source), source).check();
    }

    private Checked check() {
        var report = new Report();
        Known known = new ModelRules(script.source(), files, report).check();
        List<Source> sources = new ArrayList<>(List.of(script.source()));
        script.all().values().forEach(imported -> sources.add(imported.source()));
        Context context = Context.of(Scope.of(script), known, Labels.of(sources), files);
        checkScript(context, report);
        BrokenImports.check(script, importedErrors(context), report);
        return new Checked(script(context, sources), report.problemsIn(script.source().tree()));
    }

    private void checkScript(Context context, Report report) {
        var rules = new FileRules(context, report);
        new ImportRules(script, files, report).check();
        rules.checkNames(importedNames(script));
        script.source().tree().statements().forEach(rules::check);
        new ExperimentRules(context, report).check();
    }

    /** The errors of each imported file, the parser's first. */
    private Map<Path, List<Problem>> importedErrors(Context script) {
        if (this.script.all().isEmpty()) {
            return Map.of();
        }
        Set<String> used = Used.fromHere(script.source().tree().statements(), script.scope());
        Map<Path, List<Problem>> errors = new LinkedHashMap<>();
        for (Imported imported : this.script.all().values()) {
            var report = new Report();
            Context context = Context.of(Scope.of(imported), script.known(), script.labels(), files);
            new ImportRules(imported, files, report).check();
            new ImportedRules(context, report).check(importedNames(imported), used);
            SyntaxTree tree = imported.source().tree();
            List<Problem> found = new ArrayList<>(tree.problems());
            found.addAll(report.problemsIn(tree));
            found.removeIf(problem -> !problem.isError());
            if (!found.isEmpty()) {
                errors.put(imported.source().path(), found);
            }
        }
        return errors;
    }

    private static Map<String, Symbol> importedNames(Imported file) {
        Map<String, Symbol> names = new LinkedHashMap<>();
        file.all().values().forEach(imported -> Scope.declarations(imported.source()).forEach(declaration -> names
                .putIfAbsent(declaration.name().text(), new Symbol(imported.source(), declaration))));
        return names;
    }

    private static Script script(Context context, List<Source> sources) {
        Source source = context.source();
        return new Script(source, sources.subList(1, sources.size()),
                ModelRules.statements(source).stream().findFirst(),
                AutoencoderRules.statements(source), statements(source, DefaultStatement.class),
                context.scope().symbols(), context.labels().all(), statements(source, ExperimentStatement.class),
                context.catalog());
    }

    private static <T> List<T> statements(Source source, Class<T> kind) {
        return source.tree().statements().stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
