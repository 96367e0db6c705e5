package unbox.server.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.FeatureLiteral;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.server.names.Occurrence;
import unbox.server.names.Target;
import unbox.server.snapshot.Snapshot;
import unbox.server.snapshot.World;

/** Changes that keep a script's meaning, or widen it in one step. */
final class Refactorings {
    private final World world;
    private final Snapshot snapshot;
    private final Range place;
    private final String text;
    private final int offset;
    private final List<Mend> found = new ArrayList<>();

    Refactorings(World world, Snapshot snapshot, Range place) {
        this.world = world;
        this.snapshot = snapshot;
        this.place = place;
        text = snapshot.text();
        offset = place.start();
    }

    List<Mend> find() {
        found.addAll(new ValueExtraction(snapshot, offset).find());
        Statements.expression(snapshot.tree(), offset, Expression.Reference.class).ifPresent(this::axis);
        Statements.at(snapshot.tree(), offset).filter(statement -> statement.range().touches(offset))
                .ifPresent(statement -> {
                    sort(statement);
                    if (statement instanceof Statement.EditDeclaration edit) {
                        edit(edit);
                    }
                });
        snapshot.names().at(offset).ifPresent(this::inline);
        return found;
    }

    /** A named list in a call acts at once; with {@code each} it is an axis. */
    private void axis(Expression.Reference reference) {
        boolean inCall = Statements.expression(snapshot.tree(), offset, Expression.Call.class).isPresent();
        boolean each = Statements.expression(snapshot.tree(), offset, Expression.Each.class).isPresent();
        boolean several = Optional.ofNullable(snapshot.script().symbols().get(reference.name().text()))
                .filter(symbol -> symbol.declaration() instanceof Statement.FeatureDeclaration feature
                        && feature.features().size() > 1)
                .isPresent();
        if (inCall && !each && several) {
            add("Make an axis of the list: `each " + reference.name().text() + "`", Mend.Kind.REWRITE,
                    new Replacement(Range.at(reference.range().start()), "each "));
        }
    }

    private void sort(Statement statement) {
        if (statement instanceof Statement.FeatureDeclaration declaration && declaration.features().size() > 1
                && declaration.features().stream().allMatch(FeatureLiteral.class::isInstance)) {
            List<Expression> sorted = declaration.features().stream()
                    .sorted(Comparator.comparing((Expression each) -> ((FeatureLiteral) each).block())
                            .thenComparingInt(each -> ((FeatureLiteral) each).index().orElse(0)))
                    .toList();
            List<Replacement> changes = new ArrayList<>();
            for (int at = 0; at < sorted.size(); at++) {
                changes.add(new Replacement(declaration.features().get(at).range(), sorted.get(at).range().of(text)));
            }
            if (!sorted.equals(declaration.features())) {
                add("Sort the features", Mend.Kind.REWRITE, changes.toArray(Replacement[]::new));
            }
        }
    }

    /** Changes of an edit and of its uses, where nobody elsewhere uses it. */
    private void edit(Statement.EditDeclaration edit) {
        Optional<Target> target = snapshot.names().at(edit.name().range().start()).map(Occurrence::target);
        if (target.isEmpty() || usedElsewhere(target.get())) {
            return;
        }
        FeatureAxis.changes(snapshot, edit, offset, uses(target.get()))
                .ifPresent(changes -> add("Make an axis of the features", Mend.Kind.REWRITE, changes));
        List<Action> chosen = EditExtraction.chosen(edit, place);
        if (!chosen.isEmpty() && chosen.size() < edit.actions().size()) {
            String word = chosen.getFirst().range().of(text).split("\\W", 2)[0];
            String name = NewNames.free(snapshot, edit.name().text() + "_" + word);
            EditExtraction.changes(snapshot, edit, chosen, uses(target.get()), name)
                    .ifPresent(changes -> add("Extract edit `" + name + "`", Mend.Kind.EXTRACT, changes));
        }
    }

    private List<Range> uses(Target target) {
        return snapshot.names().of(target).stream().filter(each -> !each.declares()).map(Occurrence::range).toList();
    }

    /** What is not declared here is, too. */
    private boolean usedElsewhere(Target target) {
        return References.uses(world, target).anyMatch(use -> !use.file().equals(snapshot.document().path()));
    }

    /** A feature, region or edit of this text in the places where its name stands, and its declaration gone. */
    private void inline(Occurrence name) {
        Target target = name.target();
        Optional<List<Replacement>> changes = target.kind() == Target.Kind.PARAMETER || usedElsewhere(target)
                ? Optional.empty()
                : switch (target.statement()) {
                    case Statement.FeatureDeclaration feature when feature.features().size() == 1 ->
                        inPlace(target, feature.features().getFirst().range().of(text));
                    case Statement.RegionDeclaration region -> inPlace(target, wrapped(region.region()));
                    case Statement.EditDeclaration edit -> EditInlining.changes(snapshot, edit);
                    default -> Optional.empty();
                };
        changes.ifPresent(found -> add("Inline `" + target.text() + "`", Mend.Kind.INLINE, found));
    }

    private Optional<List<Replacement>> inPlace(Target target, String value) {
        List<Replacement> changes = new ArrayList<>();
        uses(target).forEach(use -> changes.add(new Replacement(use, value)));
        changes.add(Lines.without(snapshot.tree(), target.statement()));
        return Optional.of(changes);
    }

    private String wrapped(Expression region) {
        String written = region.range().of(text);
        return region instanceof Expression.And || region instanceof Expression.Or ? "(" + written + ")" : written;
    }

    private void add(String title, Mend.Kind kind, Replacement... changes) {
        add(title, kind, List.of(changes));
    }

    private void add(String title, Mend.Kind kind, List<Replacement> changes) {
        found.add(new Mend(title, kind, changes, Optional.empty(), false));
    }
}
