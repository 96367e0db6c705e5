package unbox.server.answer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.check.Script;
import unbox.language.model.Feature;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Walk;
import unbox.server.names.Occurrence;
import unbox.server.names.Target;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** Where names are declared and used, in all scripts of the workspace. */
public final class References {

    private References() {}

    /** Where what stands at an offset is declared; for an imported file's name the file; for a feature what names it. */
    public static List<Place> definition(Snapshot snapshot, int offset) {
        Optional<Occurrence> name = snapshot.names().at(offset);
        if (name.isPresent()) {
            Target target = name.get().target();
            Range all = target.kind() == Target.Kind.PARAMETER ? target.name() : target.statement().range();
            return List.of(new Place(target.file(), all, target.name()));
        }
        List<Place> files = Links.of(snapshot).stream().filter(link -> link.range().touches(offset))
                .filter(link -> snapshot.source().read(link.target()).isPresent())
                .map(link -> new Place(link.target(), Range.at(0), Range.at(0))).toList();
        return files.isEmpty() ? feature(snapshot, offset) : files;
    }

    private static List<Place> feature(Snapshot snapshot, int offset) {
        Optional<Feature> feature = featureAt(snapshot, offset);
        Stream<Script.Source> sources = Stream.concat(Stream.of(snapshot.script().source()),
                snapshot.script().imports().stream());
        return feature.stream().flatMap(each -> sources.flatMap(source -> source.tree().statements().stream()
                .filter(statement -> statement instanceof Statement.FeatureDeclaration
                        || statement instanceof Statement.LabelStatement)
                .flatMap(statement -> literals(statement, each).limit(1)
                        .map(literal -> new Place(source.path(), statement.range(), literal.range())))))
                .toList();
    }

    /** The feature that is written at an offset. */
    static Optional<Feature> featureAt(Snapshot snapshot, int offset) {
        return Statements.expression(snapshot.tree(), offset, Expression.FeatureLiteral.class)
                .filter(literal -> literal.index().isPresent())
                .map(literal -> new Feature(literal.block(), literal.index().getAsInt()));
    }

    /** Where a text writes a feature out. Only statements that hold it are looked at closely: most do not. */
    static Stream<Expression.FeatureLiteral> literals(SyntaxTree tree, Feature feature) {
        String written = feature.toString();
        List<Statement> holding = new ArrayList<>();
        for (int at = tree.text().indexOf(written); at >= 0; at = tree.text().indexOf(written, at + 1)) {
            Statements.at(tree, at).filter(statement -> holding.isEmpty() || holding.getLast() != statement)
                    .ifPresent(holding::add);
        }
        return holding.stream().flatMap(statement -> literals(statement, feature));
    }

    /** Where a statement writes a feature out. */
    static Stream<Expression.FeatureLiteral> literals(Statement statement, Feature feature) {
        return Walk.expressions(statement).filter(Expression.FeatureLiteral.class::isInstance)
                .map(Expression.FeatureLiteral.class::cast)
                .filter(literal -> literal.block().equals(feature.block())
                        && literal.index().orElse(-1) == feature.index());
    }

    /** Every use in the workspace of what stands at an offset: of a name, or of a feature that is written out. */
    public static List<Place> all(World world, Snapshot snapshot, int offset, boolean declarations) {
        Optional<Target> target = snapshot.names().at(offset).map(Occurrence::target);
        if (target.isPresent()) {
            return uses(world, target.get()).filter(use -> declarations || !use.occurrence().declares())
                    .map(use -> new Place(use.file(), use.occurrence().range(), use.occurrence().range())).toList();
        }
        return featureAt(snapshot, offset).stream().flatMap(feature -> scripts(world, feature.toString())
                .flatMap(script -> literals(script.tree(), feature)
                        .map(literal -> new Place(script.document().path(), literal.range(), literal.range()))))
                .toList();
    }

    /** A name and the file that it stands in. */
    record Use(Path file, Occurrence occurrence) {}

    /** Where something is declared and used in the workspace. */
    static Stream<Use> uses(World world, Target target) {
        return scripts(world, target.text()).flatMap(script -> script.names().of(target).stream()
                .map(occurrence -> new Use(script.document().path(), occurrence)));
    }

    /** The scripts of the workspace whose text has a word; to read the others closely would only take time. */
    static Stream<Snapshot> scripts(World world, String word) {
        return world.scripts().stream()
                .filter(path -> world.document(path).filter(each -> each.text().contains(word)).isPresent())
                .flatMap(path -> world.snapshot(path).stream());
    }

    /** A place where something stands; {@code declares} where it is declared there. */
    public record Highlight(Range range, boolean declares) {}

    /** The same in one text only, with those that declare. */
    public static List<Highlight> highlights(Snapshot snapshot, int offset) {
        Optional<Occurrence> name = snapshot.names().at(offset);
        if (name.isPresent()) {
            return snapshot.names().of(name.get().target()).stream()
                    .map(each -> new Highlight(each.range(), each.declares())).toList();
        }
        return featureAt(snapshot, offset).stream().flatMap(feature -> literals(snapshot.tree(), feature)
                .map(literal -> literal.range().start())
                .map(start -> new Highlight(new Range(start, start + feature.toString().length()), false))).toList();
    }
}
