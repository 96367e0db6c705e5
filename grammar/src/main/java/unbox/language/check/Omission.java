package unbox.language.check;

import unbox.language.problem.Fix;
import unbox.language.syntax.Range;
import unbox.language.syntax.SyntaxTree;

/** The mend that leaves out what stands somewhere once too often or for nothing. */
final class Omission {

    private Omission() {}

    /** Takes out a part of a text; where nothing else stands on its lines, those too. */
    static Fix of(SyntaxTree tree, Range part) {
        String text = tree.text();
        int start = part.start();
        while (start > 0 && isBlank(text.charAt(start - 1))) {
            start--;
        }
        int end = part.end();
        while (end < text.length() && isBlank(text.charAt(end))) {
            end++;
        }
        boolean alone = (start == 0 || isLineEnd(text.charAt(start - 1)))
                && (end == text.length() || isLineEnd(text.charAt(end)));
        if (alone && end < text.length()) {
            end += text.startsWith("\r\n", end) ? 2 : 1;
        }
        return Fix.replace("Remove it", alone ? new Range(start, end) : new Range(start, part.end()), "");
    }

    private static boolean isBlank(char character) {
        return character == ' ' || character == '\t';
    }

    private static boolean isLineEnd(char character) {
        return character == '\n' || character == '\r';
    }
}
