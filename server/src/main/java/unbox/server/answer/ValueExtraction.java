package unbox.server.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unbox.language.model.Feature;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.FeatureLiteral;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Walk;
import unbox.server.snapshot.Snapshot;

/** Gives a feature or region that is written out a name; writes a feature's label. */
final class ValueExtraction {
    private final Snapshot snapshot;
    private final String text;
    private final int offset;
    private final Optional<Statement> statement;
    private final List<Mend> found = new ArrayList<>();

    ValueExtraction(Snapshot snapshot, int offset) {
        this.snapshot = snapshot;
        this.offset = offset;
        text = snapshot.text();
        statement = Statements.at(snapshot.tree(), offset);
    }

    List<Mend> find() {
        Statements.expression(snapshot.tree(), offset, FeatureLiteral.class)
                .filter(literal -> literal.index().isPresent() && !isRange(literal)).ifPresent(this::feature);
        Statements.expression(snapshot.tree(), offset, Expression.Call.class).ifPresent(this::shape);
        return found;
    }

    private void feature(FeatureLiteral literal) {
        var feature = new Feature(literal.block(), literal.index().orElseThrow());
        Optional<String> label = FeatureProposals.label(snapshot, feature);
        if (literal.label().isEmpty() && label.isPresent()) {
            String quoted = FeatureProposals.quoted(label.get());
            add("Write its label, " + quoted, Mend.Kind.REWRITE,
                    new Replacement(Range.at(literal.range().end()), " " + quoted));
        }
        boolean declared = statement.filter(each -> each instanceof Statement.FeatureDeclaration
                || each instanceof Statement.LabelStatement).isPresent();
        if (!declared) {
            String name = label.map(NewNames::of).filter(each -> !each.isEmpty()).orElse("feature_" + feature.index());
            extract("feature", NewNames.free(snapshot, name), literal.range());
        }
    }

    private boolean isRange(FeatureLiteral literal) {
        return Statements.expression(snapshot.tree(), offset, Expression.FeatureRange.class)
                .filter(range -> range.from().range().equals(literal.range())).isPresent();
    }

    /** A shape, with everything that {@code and}, {@code or} and {@code not} make of it. */
    private void shape(Expression.Call call) {
        boolean isShape = List.of("rect", "ellipse", "mask").contains(call.name().text());
        boolean declared = statement.filter(Statement.RegionDeclaration.class::isInstance).isPresent();
        boolean fixed = Walk.within(call).noneMatch(Expression.Reference.class::isInstance);
        if (isShape && !declared && fixed) {
            Range whole = statement.stream().flatMap(Walk::expressions)
                    .filter(each -> each instanceof Expression.Not || each instanceof Expression.And
                            || each instanceof Expression.Or)
                    .filter(each -> each.range().touches(offset))
                    .filter(each -> Walk.within(each).noneMatch(Expression.Reference.class::isInstance))
                    .map(Expression::range).max(Comparator.comparingInt(Statements::length)).orElse(call.range());
            extract("region", NewNames.free(snapshot, "region_" + call.name().text()), whole);
        }
    }

    private void extract(String word, String name, Range value) {
        int before = statement.map(each -> Lines.beginning(snapshot.tree(), each)).orElse(0);
        String end = Lines.end(text);
        add("Extract " + word + " `" + name + "`", Mend.Kind.EXTRACT,
                new Replacement(Range.at(before), word + " " + name + " = " + value.of(text) + end + end),
                new Replacement(value, name));
    }

    private void add(String title, Mend.Kind kind, Replacement... changes) {
        found.add(new Mend(title, kind, List.of(changes), Optional.empty(), false));
    }
}
