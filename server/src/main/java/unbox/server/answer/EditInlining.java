package unbox.server.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement.EditDeclaration;
import unbox.language.syntax.Walk;
import unbox.server.snapshot.Snapshot;

/** Takes an edit that is only ever used behind another one, with a plus between them, into that one. */
final class EditInlining {
    private final Snapshot snapshot;
    private final String text;
    private final EditDeclaration edit;

    private EditInlining(Snapshot snapshot, EditDeclaration edit) {
        this.snapshot = snapshot;
        this.edit = edit;
        text = snapshot.text();
    }

    /** The changes; empty where the two do not always stand together. */
    static Optional<List<Replacement>> changes(Snapshot snapshot, EditDeclaration edit) {
        boolean whole = edit.parameters().isEmpty() && !edit.actions().isEmpty();
        return whole ? new EditInlining(snapshot, edit).changes() : Optional.empty();
    }

    /** @param before what stands before it in a sum */
    private record Pair(Expression before, Expression itself) {}

    private Optional<List<Replacement>> changes() {
        List<Pair> pairs = expressions().filter(Expression.Sum.class::isInstance).map(Expression.Sum.class::cast)
                .flatMap(sum -> pairs(sum).stream()).toList();
        List<String> hosts = pairs.stream().map(pair -> name(pair.before())).distinct().toList();
        boolean together = hosts.size() == 1 && pairs.size() == uses(edit.name().text())
                && pairs.size() == uses(hosts.getFirst());
        return together ? host(hosts.getFirst()).map(host -> changes(host, pairs)) : Optional.empty();
    }

    private Stream<Expression> expressions() {
        return snapshot.tree().statements().stream().flatMap(Walk::expressions);
    }

    private List<Pair> pairs(Expression.Sum sum) {
        List<Pair> pairs = new ArrayList<>();
        for (int at = 1; at < sum.terms().size(); at++) {
            if (name(sum.terms().get(at)).equals(edit.name().text())) {
                pairs.add(new Pair(sum.terms().get(at - 1), sum.terms().get(at)));
            }
        }
        return pairs;
    }

    private static String name(Expression expression) {
        return Suits.called(expression).findFirst().orElse("");
    }

    private long uses(String name) {
        return expressions().filter(each -> name(each).equals(name)).count();
    }

    private Optional<EditDeclaration> host(String name) {
        return snapshot.tree().statements().stream().filter(EditDeclaration.class::isInstance)
                .map(EditDeclaration.class::cast)
                .filter(each -> each.name().text().equals(name) && each != edit && !each.actions().isEmpty())
                .findFirst();
    }

    private List<Replacement> changes(EditDeclaration host, List<Pair> pairs) {
        Range last = host.actions().getLast().range();
        int lineStart = Math.max(text.lastIndexOf('\n', last.start() - 1), 0) + 1;
        String before = text.substring(Math.min(lineStart, last.start()), last.start());
        String between = before.isBlank() ? Lines.end(text) + before : " ";
        Range actions = edit.actions().getFirst().range().to(edit.actions().getLast().range());
        List<Replacement> changes = new ArrayList<>();
        changes.add(new Replacement(Range.at(last.end()), between + actions.of(text)));
        changes.add(Lines.without(snapshot.tree(), edit));
        pairs.forEach(pair -> changes.add(new Replacement(
                new Range(pair.before().range().end(), pair.itself().range().end()), "")));
        return changes;
    }
}
