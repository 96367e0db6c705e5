package unbox.server.answer;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import unbox.language.plan.GridPlan;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Text;
import unbox.language.syntax.Walk;
import unbox.server.snapshot.Snapshot;

/** The files that a script names: imports, masks, models in folders; and those that it has made. */
public final class Links {

    /**
     * A text that leads to a file or folder.
     *
     * @param range the text without its quotes
     * @param target absolute
     */
    public record Link(Range range, Path target, String tooltip) {}

    private static final String EXPERIMENT = "experiment";

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

    /**
     * What has been made: from the word {@code experiment} to its grid, from where pictures are saved to their folder, or to
     * the picture where there is only one.
     *
     * @param exists whether a file or folder is there
     */
    public static List<Link> outputs(Snapshot snapshot, Predicate<Path> exists) {
        var links = new Links(snapshot);
        snapshot.script().experiments().forEach(experiment -> {
            links.addGrid(experiment, exists);
            experiment.clauses().stream().filter(Clause.Save.class::isInstance)
                    .forEach(clause -> links.addSaved(((Clause.Save) clause).path(), exists));
        });
        return links.links;
    }

    private void addGrid(Statement.ExperimentStatement experiment, Predicate<Path> exists) {
        int start = experiment.range().start();
        snapshot.plan().stream().flatMap(plan -> plan.experiments().stream())
                .filter(plan -> plan.name().equals(experiment.name().text())).flatMap(plan -> plan.grids().stream())
                .map(GridPlan::file).filter(exists).findFirst().ifPresent(grid -> links.add(
                        new Link(new Range(start, start + EXPERIMENT.length()), grid, "Open the last result")));
    }

    private void addSaved(Text text, Predicate<Path> exists) {
        String fixed = text.value().replaceFirst("\\{.*", "");
        boolean varies = fixed.length() < text.value().length();
        resolve(varies ? fixed.substring(0, fixed.lastIndexOf('/') + 1) : fixed).filter(exists)
                .ifPresent(path -> links.add(new Link(inside(text), path,
                        varies ? "Open the folder of pictures" : "Open the picture")));
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
