package unbox.server.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;
import unbox.language.syntax.Statement.ExperimentStatement;
import unbox.language.syntax.Statement.Parameter;
import unbox.language.syntax.Walk;
import unbox.server.answer.Proposal.Kind;

/** What a grid's rows and columns may be: axes of the experiment that the caret is in, those that vary before others. */
final class Axes {
    private static final Set<String> BEFORE_AN_AXIS = Set.of("rows", "columns", ",");

    private final Caret caret;
    private final List<Clause> clauses;

    Axes(Caret caret) {
        this.caret = caret;
        clauses = caret.statement().filter(ExperimentStatement.class::isInstance)
                .map(each -> ((ExperimentStatement) each).clauses()).orElse(List.of());
    }

    List<Proposal> proposals() {
        if (caret.previous().filter(token -> BEFORE_AN_AXIS.contains(token.text())).isEmpty()) {
            return List.of();
        }
        Set<String> written = written();
        Stream<Proposal> own = own().filter(name -> !written.contains(name)).distinct().map(Axes::proposal);
        Stream<Proposal> others = Stream.of(Clause.AxisWord.values()).map(Clause.AxisWord::word)
                .filter(word -> !written.contains(word)).map(Axes::proposal);
        return Stream.concat(own, others).distinct().toList();
    }

    private static Proposal proposal(String name) {
        boolean word = isWord(name);
        return new Proposal(name, word ? Kind.VALUE : Kind.PARAMETER, name, false, name, word ? "" : "parameter",
                word ? "word " + name : "");
    }

    static boolean isWord(String name) {
        return Stream.of(Clause.AxisWord.values()).anyMatch(each -> each.word().equals(name));
    }

    /** Of axes that are equally many, parameters come first: they say more than the call that they stand in. */
    Stream<String> own() {
        List<Clause.Axis> axes = clauses.stream().filter(Clause.Axis.class::isInstance).map(Clause.Axis.class::cast)
                .toList();
        List<String> names = new ArrayList<>();
        axes.stream().sorted(Comparator.comparing(axis -> !varies(axis))).forEach(axis -> {
            names.addAll(parameters(axis));
            names.add(axis.word().word());
        });
        return names.stream();
    }

    private List<String> parameters(Clause.Axis axis) {
        return axis.items().stream().map(Clause.Item::value).flatMap(Walk::within).flatMap(Suits::called).distinct()
                .flatMap(name -> Optional.ofNullable(caret.snapshot().script().symbols().get(name)).stream())
                .flatMap(symbol -> symbol.declaration().parameters().stream()).map(Parameter::name).map(Name::text)
                .toList();
    }

    private static boolean varies(Clause.Axis axis) {
        return axis.items().size() > 1 || axis.items().stream().map(Clause.Item::value).flatMap(Walk::within)
                .anyMatch(value -> value instanceof Expression.NumberRange || value instanceof Expression.ListLiteral
                        || value instanceof Expression.FeatureRange || value instanceof Expression.Each);
    }

    /** The axes that the grid has already. */
    private Set<String> written() {
        Set<String> written = new LinkedHashSet<>(caret.behindLast("grid"));
        clauses.stream().filter(clause -> clause.range().touches(caret.word().start()))
                .filter(Clause.Grid.class::isInstance).map(Clause.Grid.class::cast)
                .flatMap(grid -> Stream.concat(grid.rows().stream(), grid.columns().stream()))
                .filter(name -> !name.range().touches(caret.word().start())).map(Name::text).forEach(written::add);
        return written;
    }
}
