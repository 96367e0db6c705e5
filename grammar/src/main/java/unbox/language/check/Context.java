package unbox.language.check;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.CatalogSource;
import unbox.language.check.Script.Source;
import unbox.language.check.Script.Symbol;
import unbox.language.problem.Problem;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.Declaration;

/**
 * What the rules for one file know. Immutable.
 *
 * @param parameters what the parameters of each declaration must be, by declaration and parameter name; a parameter that
 *        nothing uses is not there, nor are those of a declaration that could not be read as a whole
 * @param labels that the text gives
 * @param files for masks
 * @param workspace the folder that masks stay inside
 * @param derived what follows from statements by themselves
 */
record Context(Scope scope, Known known, Map<String, Map<String, Want>> parameters, Labels labels, CatalogSource files,
        Path workspace, Derived derived) {

    static Context of(Scope scope, Known known, Labels labels, CatalogSource files) {
        Map<String, Map<String, Want>> parameters = new LinkedHashMap<>();
        var derived = new Derived();
        scope.symbols().forEach((name, symbol) -> {
            if (isRead(symbol)) {
                parameters.put(name, derived.kinds(symbol.declaration()).wants());
            }
        });
        return new Context(scope, known, parameters, labels, files, files.workspace(scope.source().path()),
                derived);
    }

    /** Whether the parser found nothing wrong with a declaration; otherwise its uses of parameters tell nothing. */
    private static boolean isRead(Symbol symbol) {
        List<Problem> problems = symbol.source().tree().problems();
        return problems.isEmpty() || problems.stream()
                .noneMatch(problem -> symbol.declaration().range().touches(problem.range().start()));
    }

    /** The same for what is known less of. */
    Context with(Known less) {
        return new Context(scope, less, parameters, labels, files, workspace, derived);
    }

    Source source() {
        return scope.source();
    }

    Catalog catalog() {
        return known.catalog();
    }

    /** The text of a range, in backticks. */
    String code(Range range) {
        return Words.code(range.of(source().tree().text()));
    }

    /** An expression as it is written, in backticks. */
    String code(Expression expression) {
        return code(expression.range());
    }

    /** What a parameter of a declaration must be. */
    Optional<Want> parameter(Declaration declaration, String name) {
        return Optional.ofNullable(parameters.getOrDefault(declaration.name().text(), Map.of()).get(name));
    }
}
