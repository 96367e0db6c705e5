package unbox.server.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unbox.language.check.Script.Symbol;
import unbox.language.model.Feature;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Walk;
import unbox.server.snapshot.Snapshot;

/** What is not written but good to see: labels of features, names of parameters, numbers of pictures. */
public final class Hints {

    /** A hint at an offset; {@code parameter} where it stands before an argument. */
    public record Hint(int offset, String text, boolean parameter) {}

    private final Snapshot snapshot;
    private final List<Hint> hints = new ArrayList<>();

    private Hints(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Those in a part of the text, in its order. */
    public static List<Hint> in(Snapshot snapshot, Range part) {
        var hints = new Hints(snapshot);
        snapshot.tree().statements().stream()
                .filter(each -> each.range().start() <= part.end() && part.start() <= each.range().end())
                .forEach(hints::add);
        return hints.hints.stream().filter(hint -> part.touches(hint.offset()))
                .sorted(Comparator.comparingInt(Hint::offset)).toList();
    }

    private void add(Statement statement) {
        Walk.expressions(statement).forEach(expression -> {
            switch (expression) {
                case Expression.FeatureLiteral literal -> addLabel(literal);
                case Expression.Call call -> addParameters(call);
                default -> {
                    // says what it is
                }
            }
        });
        if (statement instanceof Statement.ExperimentStatement experiment) {
            snapshot.plan().stream().flatMap(plan -> plan.experiments().stream())
                    .filter(plan -> plan.name().equals(experiment.name().text()))
                    .forEach(plan -> hints.add(new Hint(experiment.name().range().end(),
                            Hovers.count(plan.pictures(), "picture"), false)));
        }
    }

    private void addLabel(Expression.FeatureLiteral literal) {
        if (literal.label().isEmpty() && literal.index().isPresent()) {
            FeatureProposals.label(snapshot, new Feature(literal.block(), literal.index().getAsInt()))
                    .ifPresent(label -> hints.add(new Hint(literal.range().end(), label, false)));
        }
    }

    private void addParameters(Expression.Call call) {
        List<String> names = Optional.ofNullable(snapshot.script().symbols().get(call.name().text()))
                .map(Symbol::declaration)
                .map(each -> each.parameters().stream().map(parameter -> parameter.name().text()).toList())
                .orElse(Signatures.shape(call.name().text()));
        int position = 0;
        for (Expression.Argument argument : call.arguments()) {
            if (argument.name().isEmpty() && position < names.size()) {
                addParameter(argument.value(), names.get(position++));
            }
        }
    }

    private void addParameter(Expression value, String name) {
        boolean same = value instanceof Expression.Reference reference && reference.name().text().equals(name);
        if (!same && !(value instanceof Expression.Missing)) {
            hints.add(new Hint(value.range().start(), name + ":", true));
        }
    }
}
