package unbox.server.answer;

import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.SyntaxTree;

/** Lines of a text, so that changes leave no gaps behind. */
final class Lines {

    private Lines() {}

    /** The line end that a text has. */
    static String end(String text) {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /** Where a statement begins, its doc comment included. */
    static int beginning(SyntaxTree tree, Statement statement) {
        int start = statement.range().start();
        for (var token : tree.tokens().reversed()) {
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

    /** A statement and its doc comment gone. */
    static Replacement without(SyntaxTree tree, Statement statement) {
        return new Replacement(toLineEnd(tree.text(), new Range(beginning(tree, statement), statement.range().end())),
                "");
    }

    /** A range with the rest of its line, where nothing else stands there. */
    private static Range toLineEnd(String text, Range range) {
        int end = afterBlanks(text, range.end());
        return text.startsWith("\r\n", end) ? new Range(range.start(), end + 2)
                : text.startsWith("\n", end) ? new Range(range.start(), end + 1) : range;
    }

    /** A range with what has no meaning without it: its whole lines where it fills them, else the blanks before it. */
    static Range cut(String text, Range range) {
        int start = range.start();
        while (start > 0 && isBlank(text.charAt(start - 1))) {
            start--;
        }
        boolean first = start == 0 || text.charAt(start - 1) == '\n';
        Range lines = toLineEnd(text, new Range(start, range.end()));
        return first && lines.end() > range.end() ? lines : new Range(start, range.end());
    }

    private static int afterBlanks(String text, int offset) {
        int end = offset;
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isBlank(char letter) {
        return letter == ' ' || letter == '\t';
    }
}
