package unbox.language.format;

import java.util.List;
import java.util.stream.Collectors;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;
import unbox.language.syntax.SyntaxTree;

/**
 * Lays a script out: two blanks of indentation a brace, one fact a line, words and equal signs of neighbours in columns, at
 * most one blank line. Comments stay, and so do the line ends within a statement and the kind of line end. A block of one
 * statement that was written on one line stays on it.
 */
public final class Formatter {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Formatter() {}

    /** The script's text, laid out; unchanged where it has syntax errors, as what was meant is not certain then. */
    public static String format(SyntaxTree tree) {
        if (tree.problems().stream().anyMatch(Problem::isError)) {
            return tree.text();
        }
        List<Line> lines = Aligner.align(new LineBuilder(tree).lines());
        String lineEnd = tree.text().contains("\r\n") ? "\r\n" : "\n";
        String laidOut = lines.stream().map(line -> (line.blankBefore() ? "\n" : "") + line.text() + "\n")
                .collect(Collectors.joining()).replace("\r\n", "\n").replace("\n", lineEnd);
        return (tree.text().startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "") + laidOut;
    }

    /** The text of a script, laid out likewise. */
    public static String format(String text) {
        return format(Parser.parse(text));
    }
}
