package unbox.server.answer;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import unbox.language.syntax.Action;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Walk;

/** What a selection grows to: word, value, clause, statement, text. */
public final class Selections {

    private Selections() {}

    /** Ranges around an offset, each inside the next. */
    public static List<Range> around(SyntaxTree tree, int offset) {
        Stream<Range> words = Stream.concat(Caret.tokenAround(tree.tokens(), offset).stream(),
                Caret.tokenAround(tree.tokens(), offset + 1).stream()).map(token -> token.range());
        TreeSet<Range> sorted = new TreeSet<>(Comparator.comparingInt(Statements::length)
                .thenComparingInt(Range::start));
        Stream.of(words, parts(tree, offset), Stream.of(new Range(0, tree.text().length()))).flatMap(each -> each)
                .filter(range -> range.touches(offset)).forEach(sorted::add);
        return nested(List.copyOf(sorted));
    }

    private static List<Range> nested(List<Range> ranges) {
        List<Range> kept = new java.util.ArrayList<>();
        for (Range range : ranges) {
            if (kept.isEmpty() || range.start() <= kept.getLast().start() && range.end() >= kept.getLast().end()) {
                kept.add(range);
            }
        }
        return kept;
    }

    private static Stream<Range> parts(SyntaxTree tree, int offset) {
        return Statements.at(tree, offset).stream().flatMap(statement -> Stream.of(
                Walk.expressions(statement).map(each -> each.range()), inner(statement),
                Stream.of(statement.range())).flatMap(each -> each));
    }

    private static Stream<Range> inner(Statement statement) {
        return switch (statement) {
            case Statement.ExperimentStatement experiment -> experiment.clauses().stream().map(each -> each.range());
            case Statement.EditDeclaration edit -> Walk.actions(edit.actions()).map(Action::range);
            case Statement.ModelStatement model -> model.settings().stream().map(each -> each.range());
            default -> Stream.empty();
        };
    }
}
