package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import unbox.language.problem.Problem;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.TextChange;
import unbox.language.syntax.Token;

/**
 * Reads a text of which most was read before: only the statements around what has changed, and takes the others from the
 * earlier tree.
 *
 * <p>
 * One token of lookahead decides everything. So a statement without mistakes is the same wherever its tokens are the same and
 * the token behind it is. What is read again begins one statement before the change and ends one behind it: that one must
 * come out as it was, without a mistake, and braces must match between. All earlier mistakes count as changed. Where that
 * does not hold, the whole text is read: a brace that is missing, a mark of another tool and a word of the language that is
 * declared as a name decide far away what is meant.
 */
public final class Rereading {
    private final SyntaxTree before;
    private final String text;
    private final TextChange change;
    private final Shift shift;

    public Rereading(SyntaxTree before, String text) {
        this.before = before;
        this.text = text;
        change = TextChange.between(before.text(), text);
        shift = new Shift(change.distance());
    }

    /** The same tree as that of reading all of the text. */
    public SyntaxTree tree() {
        return change.before().equals(Range.at(text.length())) && change.distance() == 0 ? before
                : pieced().orElseGet(() -> new Reading(text).tree());
    }

    private Optional<SyntaxTree> pieced() {
        if (Reading.declaresWords(before)) {
            return Optional.empty();
        }
        Range changed = changed();
        List<Statement> statements = before.statements();
        int first = 0;
        while (first < statements.size() && statements.get(first).range().end() < changed.start()) {
            first++;
        }
        int last = first;
        while (last < statements.size() && statements.get(last).range().start() <= changed.end()) {
            last++;
        }
        // one statement more on either side
        return pieced(Math.max(0, first - 1), last);
    }

    /** What was written otherwise before, and everything that was wrong. */
    private Range changed() {
        Range changed = change.before();
        for (Problem problem : before.problems()) {
            changed = changed.to(problem.range());
        }
        return changed;
    }

    /** @param first and last the statements that are read again, the last one to find that it is the same */
    private Optional<SyntaxTree> pieced(int first, int last) {
        List<Statement> statements = before.statements();
        int from = first == 0 ? 0 : lineEndBetween(first - 1);
        boolean toEnd = last >= statements.size() - 1;
        int to = toEnd ? before.text().length() : lineEndBetween(last);
        if (from < 0 || to < 0) {
            return Optional.empty();
        }
        Optional<SyntaxTree> read = new Reading(text, new Range(from, to + shift.distance())).part();
        if (toEnd) {
            return read.map(part -> joined(part, first, from, statements.size(), to));
        }
        return read.filter(part -> endsWith(part, shift.statement(statements.get(last))))
                .map(part -> joined(part, first, from, last + 1, to));
    }

    /** Behind the end of the line that a statement ends on, where the next one begins on another; else -1. */
    private int lineEndBetween(int statement) {
        int next = before.statements().get(statement + 1).range().start();
        int at = tokenAt(before.statements().get(statement).range().end());
        while (at < before.tokens().size() && before.tokens().get(at).range().end() <= next) {
            if (before.tokens().get(at).kind() == Token.Kind.LINE_END) {
                return before.tokens().get(at).range().end();
            }
            at++;
        }
        return -1;
    }

    private int tokenAt(int offset) {
        return Token.indexAt(before.tokens(), offset);
    }

    private static boolean endsWith(SyntaxTree part, Statement statement) {
        int start = statement.range().start();
        return !part.statements().isEmpty() && part.statements().getLast().equals(statement)
                && part.problems().stream().allMatch(problem -> problem.range().end() < start);
    }

    private SyntaxTree joined(SyntaxTree part, int first, int from, int next, int to) {
        List<Token> tokens = new ArrayList<>(before.tokens().size() + 16);
        tokens.addAll(before.tokens().subList(0, tokenAt(from)));
        tokens.addAll(part.tokens());
        tokens.addAll(shift.tokens(before.tokens().subList(tokenAt(to), before.tokens().size())));
        List<Statement> statements = new ArrayList<>(before.statements().subList(0, first));
        statements.addAll(part.statements());
        statements.addAll(shift.statements(before.statements().subList(next, before.statements().size())));
        return new SyntaxTree(text, Collections.unmodifiableList(tokens), Collections.unmodifiableList(statements),
                part.problems());
    }
}
