package unbox.server.answer;

import java.util.ArrayList;
import java.util.List;
import unbox.language.format.Formatter;
import unbox.language.problem.Fix.Replacement;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;
import unbox.language.syntax.Range;
import unbox.language.syntax.SyntaxTree;
import unbox.language.syntax.Token;
import unbox.language.syntax.Token.Kind;
import unbox.server.snapshot.Snapshot;

/** Lays a text out by changing the white space between its tokens and nothing else, so that carets stay where they are. */
public final class Layout {
    private static final String INDENT = "  ";

    private Layout() {}

    /** What changes the whole text; nothing where it has syntax errors. */
    public static List<Replacement> of(SyntaxTree tree) {
        if (tree.problems().stream().anyMatch(Problem::isError)) {
            return List.of();
        }
        List<Gap> before = gaps(tree);
        List<Gap> after = gaps(Parser.parse(Formatter.format(tree)));
        if (before.size() != after.size()) {
            return List.of();
        }
        List<Replacement> changes = new ArrayList<>();
        for (int at = 0; at < before.size(); at++) {
            if (!before.get(at).space().equals(after.get(at).space())) {
                changes.add(new Replacement(before.get(at).range(), after.get(at).space()));
            }
        }
        return changes;
    }

    /** The same for a part of the text. */
    public static List<Replacement> of(SyntaxTree tree, Range part) {
        return of(tree).stream().filter(
                change -> change.range().start() >= part.start() && change.range().end() <= part.end()).toList();
    }

    /** White space between two tokens, or at an end of the text. */
    private record Gap(Range range, String space) {}

    private static List<Gap> gaps(SyntaxTree tree) {
        List<Gap> gaps = new ArrayList<>();
        int start = 0;
        for (Token token : tree.tokens()) {
            if (token.kind() != Kind.WHITESPACE && token.kind() != Kind.LINE_END) {
                gaps.add(gap(tree.text(), start, token.range().start()));
                start = token.range().start() + token.text().stripTrailing().length();
            }
        }
        gaps.add(gap(tree.text(), start, tree.text().length()));
        return gaps;
    }

    private static Gap gap(String text, int start, int end) {
        return new Gap(new Range(start, end), text.substring(start, end));
    }

    /**
     * What changes when a person has typed a line end or a closing brace: the line is moved in as far as its braces say,
     * and behind a brace the statement that it ends is laid out.
     */
    public static List<Replacement> typed(Snapshot snapshot, int offset, String typed) {
        if (typed.equals("}")) {
            List<Replacement> whole = Statements.at(snapshot.tree(), offset).map(
                    statement -> of(snapshot.tree(), new Range(statement.range().start(), offset))).orElse(List.of());
            return whole.isEmpty() ? indent(snapshot, offset) : whole;
        }
        return indent(snapshot, offset);
    }

    private static List<Replacement> indent(Snapshot snapshot, int offset) {
        String text = snapshot.text();
        int start = offset;
        while (start > 0 && text.charAt(start - 1) != '\n' && text.charAt(start - 1) != '\r') {
            start--;
        }
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        boolean closes = end < text.length() && text.charAt(end) == '}';
        String wanted = INDENT.repeat(Math.max(0, depth(snapshot.tree(), start) - (closes ? 1 : 0)));
        return wanted.equals(text.substring(start, end))
                ? List.of()
                : List.of(new Replacement(new Range(start, end), wanted));
    }

    private static int depth(SyntaxTree tree, int offset) {
        int depth = 0;
        for (Token token : tree.tokens()) {
            if (token.range().end() > offset) {
                break;
            }
            if (token.kind() == Kind.PUNCTUATION) {
                depth = Math.max(0, depth + (token.text().equals("{") ? 1 : token.text().equals("}") ? -1 : 0));
            }
        }
        return depth;
    }
}
