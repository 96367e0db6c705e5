package unbox.language.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import unbox.language.catalog.AutoencoderCard;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.ModelCard;
import unbox.language.check.Script.Source;
import unbox.language.syntax.Statement;

/**
 * What every statement of a file depends on, besides the declarations that it uses.
 *
 * @param file the path, as other paths start from there
 * @param known what is known of the model, without the catalog
 * @param autoencoders by block; {@code Same}, as comparing thousands of labels is dear
 * @param unread names that are declared in a text that could not be read
 * @param complete whether every import was found
 * @param imported the texts of imported files that bring names, by path
 * @param settings the texts of statements that declare nothing and are no experiments: model, imports, defaults
 */
record Surroundings(Path file, Known known, Optional<ModelCard> model, Map<String, Same<AutoencoderCard>> autoencoders,
        Labels labels, Set<String> unread, boolean complete, Map<Path, String> imported, List<String> settings) {

    /** A value that equals itself only. */
    record Same<T>(T value) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same<?>(Object it) && it == value;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }

    static Surroundings of(Context context) {
        Source source = context.source();
        Known known = context.known();
        return new Surroundings(source.path(),
                new Known(Catalog.UNKNOWN, known.autoencodersKnown(), known.pictureSize()),
                known.catalog().model(),
                known.catalog().autoencoders().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Same<>(entry.getValue()))),
                context.labels(), context.scope().unread(), context.scope().complete(),
                context.scope().symbols().values().stream().map(Script.Symbol::source)
                        .filter(from -> from != source)
                        .collect(Collectors.toMap(Source::path, from -> from.tree().text(), (one, same) -> one)),
                source.tree().statements().stream().filter(Surroundings::isSetting)
                        .map(statement -> statement.range().of(source.tree().text())).toList());
    }

    private static boolean isSetting(Statement statement) {
        return !(statement instanceof Statement.Declaration || statement instanceof Statement.ExperimentStatement);
    }
}
