package unbox.language.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unbox.language.catalog.Catalog;
import unbox.language.model.Feature;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;

/**
 * A checked script: its own statements and everything that its imports bring, resolved to where they are declared.
 *
 * @param source the file itself
 * @param imports the files it imports, directly or not, each once
 * @param symbols every prompt, feature, region and edit by name, imported ones included
 * @param labels labels that the text gives, which take the place of the catalog's
 * @param catalog what is known of the model and its autoencoders
 */
public record Script(Source source, List<Source> imports, Optional<Statement.ModelStatement> model,
        List<Statement.SaesStatement> autoencoders, List<Statement.DefaultStatement> defaults,
        Map<String, Symbol> symbols, Map<Feature, String> labels, List<Statement.ExperimentStatement> experiments,
        Catalog catalog) {

    /** The same without some of its experiments. */
    public Script without(List<Statement.ExperimentStatement> others) {
        List<Statement.ExperimentStatement> kept = experiments.stream().filter(each -> !others.contains(each)).toList();
        return new Script(source, imports, model, autoencoders, defaults, symbols, labels, kept, catalog);
    }

    /** A file and its tree; paths in it start from its folder. The path is absolute. */
    public record Source(Path path, SyntaxTree tree) {

        /** A path written in this file, made absolute. */
        public Path resolve(String written) {
            return path.resolveSibling(written).normalize();
        }
    }

    /** A declaration and the file it stands in. */
    public record Symbol(Source source, Statement.Declaration declaration) {}
}
