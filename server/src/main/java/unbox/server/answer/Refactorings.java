package unbox.server.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Expression.FeatureLiteral;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Walk;
import unbox.server.names.Occurrence;
import unbox.server.names.Target;
import unbox.server.snapshot.Snapshot;

/** Changes that keep a script's meaning, or widen it in one step. */
final class Refactorings {
    private final Snapshot snapshot;
    private final String text;
    private final int offset;
    private final List<Mend> found = new ArrayList<>();

    Refactorings(Snapshot snapshot, Range place) {
        this.snapshot = snapshot;
        text = snapshot.text();
        offset = place.start();
    }

    List<Mend> find() {
        Statements.expression(snapshot.tree(), offset, FeatureLiteral.class).ifPresent(this::feature);
        Statements.expression(snapshot.tree(), offset, Expression.Call.class).ifPresent(this::shape);
        Statements.expression(snapshot.tree(), offset, Expression.Reference.class).ifPresent(this::axis);
        Statements.at(snapshot.tree(), offset).filter(statement -> statement.range().touches(offset))
                .ifPresent(this::sort);
        snapshot.names().at(offset).ifPresent(this::inline);
        return found;
    }

    private void feature(FeatureLiteral literal) {
        if (literal.index().isEmpty()) {
            return;
        }
        var feature = new unbox.language.model.Feature(literal.block(), literal.index().getAsInt());
        Optional<String> label = FeatureProposals.label(snapshot, feature);
        if (literal.label().isEmpty() && label.isPresent() && !isRange(literal)) {
            add("Write its label, " + FeatureProposals.quoted(label.get()), Mend.Kind.REWRITE,
                    new Replacement(Range.at(literal.range().end()), " " + FeatureProposals.quoted(label.get())));
        }
        Optional<Statement> statement = Statements.at(snapshot.tree(), offset);
        boolean declared = statement.filter(each -> each instanceof Statement.FeatureDeclaration
                || each instanceof Statement.LabelStatement).isPresent();
        if (!declared && !isRange(literal)) {
            String name = free(label.map(Refactorings::name).filter(each -> !each.isEmpty()).orElse("feature_"
                    + feature.index()));
            extract("feature", name, literal.range(), statement);
        }
    }

    private boolean isRange(FeatureLiteral literal) {
        return Statements.expression(snapshot.tree(), offset, Expression.FeatureRange.class)
                .filter(range -> range.from().range().equals(literal.range())).isPresent();
    }

    /** A shape, with everything that {@code and}, {@code or} and {@code not} make of it. */
    private void shape(Expression.Call call) {
        boolean isShape = List.of("rect", "ellipse", "mask").contains(call.name().text());
        Optional<Statement> statement = Statements.at(snapshot.tree(), offset);
        boolean declared = statement.filter(Statement.RegionDeclaration.class::isInstance).isPresent();
        boolean fixed = Walk.within(call).noneMatch(Expression.Reference.class::isInstance);
        if (isShape && !declared && fixed) {
            Range whole = statement.stream().flatMap(Walk::expressions)
                    .filter(each -> each instanceof Expression.Not || each instanceof Expression.And
                            || each instanceof Expression.Or)
                    .filter(each -> each.range().touches(offset))
                    .filter(each -> Walk.within(each).noneMatch(Expression.Reference.class::isInstance))
                    .map(Expression::range).max(Comparator.comparingInt(Statements::length)).orElse(call.range());
            extract("region", free("region_" + call.name().text()), whole, statement);
        }
    }

    private void extract(String word, String name, Range value, Optional<Statement> statement) {
        int before = statement.map(this::beginning).orElse(0);
        add("Extract " + word + " `" + name + "`", Mend.Kind.EXTRACT,
                new Replacement(Range.at(before), word + " " + name + " = " + value.of(text) + lineEnd() + lineEnd()),
                new Replacement(value, name));
    }

    /** Where a statement begins, its doc comment included. */
    private int beginning(Statement statement) {
        int start = statement.range().start();
        for (var token : snapshot.tree().tokens().reversed()) {
            if (token.range().end() <= start) {
                switch (token.kind()) {
                    case DOC_COMMENT -> start = token.range().start();
                    case WHITESPACE, LINE_END -> {
                        continue;
                    }
                    default -> {
                        return start;
                    }
                }
            }
        }
        return start;
    }

    private String lineEnd() {
        return text.contains("\r\n") ? "\r\n" : "\n";
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

    /** A feature or region of this text in the places where its name stands, and its declaration gone. */
    private void inline(Occurrence name) {
        Target target = name.target();
        boolean here = target.file().equals(snapshot.document().path());
        Optional<String> value = switch (target.statement()) {
            case Statement.FeatureDeclaration feature when target.kind() == Target.Kind.FEATURE -> Optional.of(
                    feature.features().stream().map(each -> each.range().of(text)).collect(Collectors.joining(", ")))
                    .filter(each -> feature.features().size() == 1);
            case Statement.RegionDeclaration region when target.kind() == Target.Kind.REGION -> Optional.of(
                    wrapped(region.region()));
            default -> Optional.empty();
        };
        if (here && value.isPresent()) {
            List<Replacement> changes = new ArrayList<>();
            snapshot.names().of(target).stream().filter(each -> !each.declares())
                    .forEach(each -> changes.add(new Replacement(each.range(), value.get())));
            changes.add(new Replacement(line(target.statement().range()), ""));
            add("Inline `" + target.text() + "`", Mend.Kind.INLINE, changes.toArray(Replacement[]::new));
        }
    }

    private String wrapped(Expression region) {
        String written = region.range().of(text);
        return region instanceof Expression.And || region instanceof Expression.Or ? "(" + written + ")" : written;
    }

    /** A range with the rest of its line, where nothing else stands there. */
    private Range line(Range range) {
        int end = range.end();
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.startsWith("\r\n", end) ? new Range(range.start(), end + 2)
                : text.startsWith("\n", end) ? new Range(range.start(), end + 1) : range;
    }

    private static String name(String label) {
        String name = label.toLowerCase(java.util.Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", "_").replaceAll("^_|_$",
                "");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) || Words.of(name).isPresent() ? "" : name;
    }

    private String free(String wanted) {
        String name = wanted;
        for (int number = 2; snapshot.script().symbols().containsKey(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }

    private void add(String title, Mend.Kind kind, Replacement... changes) {
        found.add(new Mend(title, kind, List.of(changes), Optional.empty(), false));
    }
}
