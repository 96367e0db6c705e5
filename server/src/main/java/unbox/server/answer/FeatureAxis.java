package unbox.server.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Action;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.EditDeclaration;
import unbox.language.syntax.Walk;
import unbox.server.snapshot.Snapshot;

/** Makes an axis of features that an operation lists: a parameter takes their place, and calls give them one by one. */
final class FeatureAxis {

    private FeatureAxis() {}

    /**
     * The changes; empty where no list of features is at a place.
     *
     * @param uses where the edit's name is used
     */
    static Optional<List<Replacement>> changes(Snapshot snapshot, EditDeclaration edit, int offset, List<Range> uses) {
        return Walk.actions(edit.actions()).map(FeatureAxis::features)
                .filter(each -> each.size() > 1 && each.stream().allMatch(Expression.FeatureLiteral.class::isInstance))
                .map(each -> each.getFirst().range().to(each.getLast().range())).filter(range -> range.touches(offset))
                .findFirst().map(range -> changes(snapshot, edit, range, uses));
    }

    private static List<Expression> features(Action action) {
        return switch (action) {
            case Action.Add add -> add.features();
            case Action.Scale scale -> scale.features();
            case Action.Remove remove -> remove.features();
            case Action.Set set -> set.features();
            case Action.Copy copy -> copy.features();
            case Action.Only only -> only.features();
            case Action.Skip skip -> List.of();
            case Action.Reconstruct reconstruct -> List.of();
            case Action.During during -> List.of();
            case Action.On on -> List.of();
        };
    }

    private static List<Replacement> changes(Snapshot snapshot, EditDeclaration edit, Range features,
            List<Range> uses) {
        String list = "[" + features.of(snapshot.text()) + "]";
        String name = free(edit);
        List<Replacement> changes = new ArrayList<>();
        changes.add(edit.parameters().isEmpty()
                ? new Replacement(Range.at(edit.name().range().end()), "(" + name + ")")
                : new Replacement(Range.at(edit.parameters().getLast().range().end()), ", " + name));
        changes.add(new Replacement(features, name));
        String argument = (edit.parameters().isEmpty() ? "" : name + ": ") + list;
        uses.forEach(use -> changes.add(call(snapshot, use, argument)));
        return changes;
    }

    private static Replacement call(Snapshot snapshot, Range use, String argument) {
        return Statements.expression(snapshot.tree(), use.start(), Expression.Call.class)
                .filter(call -> call.name().range().equals(use) && !call.arguments().isEmpty())
                .map(call -> new Replacement(Range.at(call.arguments().getLast().range().end()),
                        ", " + argument))
                .orElseGet(() -> new Replacement(Range.at(use.end()), "(" + argument + ")"));
    }

    private static String free(EditDeclaration edit) {
        String name = "f";
        for (int number = 2; isTaken(edit, name); number++) {
            name = "f" + number;
        }
        return name;
    }

    private static boolean isTaken(EditDeclaration edit, String name) {
        return edit.parameters().stream().anyMatch(each -> each.name().text().equals(name))
                || Walk.expressions(edit).flatMap(Suits::called).anyMatch(name::equals);
    }
}
