package unbox.server.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;
import unbox.server.snapshot.Document;
import unbox.server.snapshot.World;

/** The outline of a script, and the names of a workspace. */
public final class Symbols {

    /** What an entry of an outline is. */
    public enum Kind {
        MODEL,
        IMPORT,
        PROMPT,
        FEATURE,
        REGION,
        EDIT,
        EXPERIMENT,
        PARAMETER,
        CLAUSE,
        SETTING
    }

    /**
     * An entry of an outline.
     *
     * @param name the part of the range that names it
     */
    public record Symbol(String text, String detail, Kind kind, Range range, Range name, List<Symbol> children) {}

    /** A symbol and the file that it stands in. */
    public record Found(Document document, Symbol symbol) {}

    private Symbols() {}

    /** In the order of the text. */
    public static List<Symbol> of(SyntaxTree tree) {
        return tree.statements().stream().map(statement -> symbol(tree.text(), statement)).toList();
    }

    private static Symbol symbol(String text, Statement statement) {
        return switch (statement) {
            case Statement.ModelStatement model -> leaf("model", model.reference().value(), Kind.MODEL, model.range());
            case Statement.SaesStatement saes -> leaf("saes", saes.reference().value(), Kind.MODEL, saes.range());
            case Statement.ImportStatement file -> leaf("import", file.path().value(), Kind.IMPORT, file.range());
            case Statement.LabelStatement label -> leaf(label.feature().range().of(text), "label", Kind.FEATURE,
                    label.range());
            case Statement.DefaultStatement standard -> leaf(standard.axis().word().word(), "default", Kind.SETTING,
                    standard.range());
            case Statement.PromptDeclaration prompt -> declared(prompt, Kind.PROMPT);
            case Statement.FeatureDeclaration feature -> declared(feature, Kind.FEATURE);
            case Statement.RegionDeclaration region -> declared(region, Kind.REGION);
            case Statement.EditDeclaration edit -> declared(edit, Kind.EDIT);
            case Statement.ExperimentStatement experiment -> new Symbol(named(experiment.name().text()), "experiment",
                    Kind.EXPERIMENT, experiment.range(), experiment.name().range(),
                    experiment.clauses().stream().map(clause -> clause(text, clause)).toList());
        };
    }

    private static Symbol declared(Statement.Declaration declaration, Kind kind) {
        List<Symbol> parameters = declaration.parameters().stream().map(each -> new Symbol(named(each.name().text()),
                "parameter", Kind.PARAMETER, each.range(), each.name().range(), List.of())).toList();
        return new Symbol(named(declaration.name().text()), kind.name().toLowerCase(Locale.ROOT), kind,
                declaration.range(), declaration.name().range(), parameters);
    }

    private static Symbol clause(String text, Clause clause) {
        String written = clause.range().of(text).lines().findFirst().orElse("");
        String[] parts = written.split("\\s+", 2);
        return leaf(named(parts[0]), parts.length > 1 ? parts[1] : "", Kind.CLAUSE, clause.range());
    }

    private static Symbol leaf(String name, String detail, Kind kind, Range range) {
        return new Symbol(name, detail, kind, range, range, List.of());
    }

    /** Editors refuse empty names. */
    private static String named(String text) {
        return text.isEmpty() ? "(unnamed)" : text;
    }

    /** The names of all scripts that have the letters of a query in their order. */
    public static List<Found> inWorkspace(World world, String query, int most) {
        List<Found> found = new ArrayList<>();
        world.scripts().stream().flatMap(path -> world.document(path).stream())
                .forEach(document -> of(document.tree()).stream().filter(symbol -> isName(symbol.kind()))
                        .filter(symbol -> matches(symbol.text(), query))
                        .forEach(symbol -> found.add(new Found(document, symbol))));
        return found.subList(0, Math.min(most, found.size()));
    }

    private static boolean isName(Kind kind) {
        return switch (kind) {
            case PROMPT, FEATURE, REGION, EDIT, EXPERIMENT -> true;
            case MODEL, IMPORT, PARAMETER, CLAUSE, SETTING -> false;
        };
    }

    private static boolean matches(String name, String query) {
        int at = 0;
        for (char letter : query.toLowerCase(Locale.ROOT).toCharArray()) {
            at = name.toLowerCase(Locale.ROOT).indexOf(letter, at) + 1;
            if (at == 0) {
                return false;
            }
        }
        return true;
    }
}
