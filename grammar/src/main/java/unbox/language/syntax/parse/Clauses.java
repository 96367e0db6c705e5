package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.DUPLICATE_STATEMENT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Clause;
import unbox.language.syntax.Expression;
import unbox.language.syntax.Name;
import unbox.language.syntax.Range;

/** From the parse tree to the clauses of an experiment. */
final class Clauses {

    private final Complaints complaints;
    private final Values values;
    private final Set<Integer> words;

    Clauses(Complaints complaints, Values values, Set<Integer> words) {
        this.complaints = complaints;
        this.values = values;
        this.words = words;
    }

    List<Clause> clauses(List<UnboxParser.ClauseContext> contexts) {
        return contexts.stream().map(this::clause).filter(clause -> !isEmptySave(clause)).toList();
    }

    private static boolean isEmptySave(Clause clause) {
        return clause instanceof Clause.Save save && save.path().range().start() == save.path().range().end();
    }

    private Clause clause(UnboxParser.ClauseContext context) {
        Range range = Places.range(context);
        return switch (context.getChild(0)) {
            case UnboxParser.AxisContext axis -> axis(axis.word, axis.items(), range);
            case UnboxParser.GridContext grid -> grid(grid, range);
            case UnboxParser.ExploreContext explore -> explore(explore, range);
            case UnboxParser.HeatmapContext heatmap -> new Clause.Heatmap(values.values(heatmap.values()), range);
            case UnboxParser.MeasureContext measure -> new Clause.Measure(
                    Lists.mapped(measure.reading(), this::reading), range);
            case UnboxParser.ExpectContext expect -> new Clause.Expect(
                    Lists.mapped(expect.claim(), this::claim), range);
            case UnboxParser.SaveContext save -> new Clause.Save(values.text(save.text()), range);
            default -> throw new IllegalStateException("the grammar has no other clause");
        };
    }

    /** An axis of an experiment, or a default of the file. */
    Clause.Axis axis(Token word, UnboxParser.ItemsContext items, Range range) {
        var kind = Clause.AxisWord.valueOf(Words.spelled(word.getType()).toUpperCase(Locale.ROOT));
        return new Clause.Axis(kind, Lists.mapped(items.item(), this::item), range);
    }

    private Clause.Item item(UnboxParser.ItemContext context) {
        return new Clause.Item(values.value(context.value()), Optional.ofNullable(context.text()).map(values::text),
                Places.range(context));
    }

    private Clause.Grid grid(UnboxParser.GridContext context, Range range) {
        List<Name> rows = new ArrayList<>();
        List<Name> columns = new ArrayList<>();
        for (int i = 0; i < context.axisNames().size(); i++) {
            Token word = Places.first(context.getChild(1 + 2 * i));
            words.add(word.getStartIndex());
            List<Name> names = word.getType() == UnboxLexer.ROWS ? rows : columns;
            if (!names.isEmpty()) {
                complaints.add(DUPLICATE_STATEMENT, Places.range(word),
                        Phrases.quote(word.getText()) + " stands once in a grid; separate its axes by commas.");
            }
            context.axisNames(i).axisName().stream().map(Clauses::axisName).forEach(names::add);
        }
        return new Clause.Grid(List.copyOf(rows), List.copyOf(columns), range);
    }

    private static Name axisName(UnboxParser.AxisNameContext context) {
        return new Name(context.getText(), Places.range(context));
    }

    /** In {@code explore a, b top 10} the grammar takes {@code b top 10} for the last block. */
    private Clause.Explore explore(UnboxParser.ExploreContext context, Range range) {
        List<Expression> blocks = new ArrayList<>();
        Optional<Expression> top = Optional.empty();
        for (Expression block : values.values(context.values())) {
            if (top.isPresent()) {
                Range word = new Range(blocks.getLast().range().end(), top.get().range().end());
                complaints.add(UNEXPECTED_TEXT, top.get().range(),
                        "`top` stands once, behind the last block, and holds for all.",
                        Fix.replace("Remove it", word, ""));
            }
            top = block instanceof Expression.Top strongest ? Optional.of(strongest.count()) : Optional.empty();
            blocks.add(block instanceof Expression.Top strongest ? strongest.block() : block);
        }
        return new Clause.Explore(List.copyOf(blocks), top, range);
    }

    private Clause.Reading reading(UnboxParser.ReadingContext context) {
        Range range = Places.range(context);
        Expression what = values.value(context.value(0));
        Optional<Expression> region = Optional.ofNullable(context.value(1)).map(values::value);
        boolean outside = context.OUTSIDE() != null;
        if (outside) {
            words.add(context.OUTSIDE().getSymbol().getStartIndex());
        }
        if (what instanceof Expression.Reference reference && reference.name().text().equals("change")) {
            words.add(reference.range().start());
            return new Clause.ChangeReading(outside, region, range);
        }
        if (outside) {
            Range word = Places.range(context.OUTSIDE());
            complaints.add(UNEXPECTED_TEXT, word, "`outside` goes with `change`; elsewhere write `in not`.",
                    Fix.replace("Write in not", word, "in not"));
        }
        return new Clause.FeatureReading(what, region, range);
    }

    private Clause.Claim claim(UnboxParser.ClaimContext context) {
        return new Clause.Claim(reading(context.reading()), context.COMPARISON().getText(),
                values.value(context.value()), Places.range(context));
    }
}
