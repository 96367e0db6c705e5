package unbox.server.answer;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Text;
import unbox.language.syntax.Walk;
import unbox.server.snapshot.Snapshot;

/** The files that a script names: imports, masks, models in folders, and the folder of outputs. */
public final class Links {

    /**
     * A text that leads to a file or folder.
     *
     * @param range the text without its quotes
     * @param target absolute
     */
    public record Link(Range range, Path target, String tooltip) {}

    private final Snapshot snapshot;
    private final List<Link> links = new ArrayList<>();

    private Links(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** In the order of the text. */
    public static List<Link> of(Snapshot snapshot) {
        var links = new Links(snapshot);
        snapshot.tree().statements().forEach(links::add);
        return links.links;
    }

    private void add(Statement statement) {
        switch (statement) {
            case Statement.ImportStatement file -> add(file.path(), "Open the imported file");
            case Statement.ModelStatement model -> addFolder(model.reference());
            case Statement.SaesStatement saes -> addFolder(saes.reference());
            case Statement.ExperimentStatement experiment -> experiment.clauses().stream()
                    .filter(Clause.Save.class::isInstance).map(clause -> ((Clause.Save) clause).path())
                    .forEach(this::addOutputs);
            default -> {
                // names no file of its own
            }
        }
        Walk.expressions(statement).filter(Expression.Call.class::isInstance).map(Expression.Call.class::cast)
                .filter(call -> call.name().text().equals("mask")).flatMap(call -> call.arguments().stream())
                .map(Expression.Argument::value).filter(Expression.TextLiteral.class::isInstance)
                .forEach(text -> add(((Expression.TextLiteral) text).text(), "Open the mask"));
    }

    private void add(Text text, String tooltip) {
        resolve(text.value()).ifPresent(path -> links.add(new Link(inside(text), path, tooltip)));
    }

    private void addFolder(Text text) {
        if (text.value().startsWith("./") || text.value().startsWith("../")) {
            resolve(text.value()).filter(Files::isDirectory)
                    .ifPresent(path -> links.add(new Link(inside(text), path, "Open the folder")));
        }
    }

    /** The folder before the first placeholder, where it is there already. */
    private void addOutputs(Text text) {
        String fixed = text.value().replaceFirst("\\{.*", "");
        resolve(fixed.substring(0, fixed.lastIndexOf('/') + 1)).filter(Files::isDirectory)
                .ifPresent(path -> links.add(new Link(inside(text), path, "Open the folder of outputs")));
    }

    private Optional<Path> resolve(String written) {
        return resolve(snapshot, written);
    }

    /** The file that a script means by a path. */
    static Optional<Path> resolve(Snapshot snapshot, String written) {
        try {
            return Optional.of(snapshot.document().path().resolveSibling(written).normalize());
        } catch (InvalidPathException impossible) {
            return Optional.empty();
        }
    }

    static Range inside(Text text) {
        Range range = text.range();
        return range.end() - range.start() < 2 ? range : new Range(range.start() + 1, range.end() - 1);
    }
}
