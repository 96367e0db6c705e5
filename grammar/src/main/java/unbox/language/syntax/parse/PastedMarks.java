package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import unbox.language.problem.Fix;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Range;

/** Leaves out what other tools put around a text: the marks of merged versions, the fences of a page or of YAML. */
final class PastedMarks {

    private static final char FIRST = '<';
    private static final char BETWEEN = '=';
    private static final char LAST = '>';

    private final Complaints complaints;
    private final Lines lines;
    private final List<CommonToken> tokens;

    PastedMarks(Complaints complaints, Lines lines, List<CommonToken> tokens) {
        this.complaints = complaints;
        this.lines = lines;
        this.tokens = tokens;
    }

    /** The tokens without marks; of two versions those of the first. */
    List<CommonToken> leaveOut() {
        boolean marked = tokens.stream().anyMatch(token -> isMark(token) || token.getType() == UnboxLexer.FENCE);
        if (!marked) {
            return tokens;
        }
        fences();
        List<CommonToken> kept = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            CommonToken token = tokens.get(i);
            if (isMark(token)) {
                i = mark(i, kept);
            } else if (token.getType() != UnboxLexer.FENCE) {
                kept.add(token);
            }
        }
        return kept;
    }

    private static boolean isMark(CommonToken token) {
        return token.getType() == UnboxLexer.MERGE_MARK;
    }

    private void fences() {
        List<Replacement> all = tokens.stream().filter(token -> token.getType() == UnboxLexer.FENCE)
                .map(fence -> new Replacement(place(fence), "")).toList();
        tokens.stream().filter(token -> token.getType() == UnboxLexer.FENCE).findFirst().ifPresent(
                first -> complaints.add(UNEXPECTED_TEXT, Places.range(first),
                        (first.getText().startsWith("-") ? "`---` is" : "The marks around an example on a page are")
                                + " no part of a script.",
                        new Fix(all.size() == 1 ? "Remove it" : "Remove the marks", all)));
    }

    /** Returns where to go on. */
    private int mark(int at, List<CommonToken> kept) {
        int between = next(at, BETWEEN);
        int last = between < 0 ? -1 : next(between, LAST);
        if (tokens.get(at).getText().charAt(0) != FIRST || last < 0) {
            Range range = Places.range(tokens.get(at));
            complaints.add(UNEXPECTED_TEXT, range, "A mark was left here by a merge.",
                    Fix.replace("Remove the mark", place(tokens.get(at)), ""));
            return at;
        }
        Range first = place(tokens.get(at));
        Range middle = place(tokens.get(between));
        Range end = place(tokens.get(last));
        complaints.add(UNEXPECTED_TEXT, Places.range(tokens.get(at)),
                "Here a merge left two versions of the text. Keep one of them, and remove the marks.",
                new Fix("Keep the first version",
                        List.of(new Replacement(first, ""), new Replacement(middle.to(end), ""))),
                new Fix("Keep the second version",
                        List.of(new Replacement(first.to(middle), ""), new Replacement(end, ""))));
        kept.addAll(tokens.subList(at + 1, between).stream().filter(token -> !isMark(token)).toList());
        return last;
    }

    /** The mark with its line, where it has one. */
    private Range place(CommonToken mark) {
        Range range = Places.range(mark);
        return lines.isFirst(range.start()) ? lines.whole(range) : range;
    }

    private int next(int at, char sign) {
        for (int i = at + 1; i < tokens.size(); i++) {
            char found = isMark(tokens.get(i)) ? tokens.get(i).getText().charAt(0) : ' ';
            if (found == sign || found == FIRST) {
                return found == sign ? i : -1;
            }
        }
        return -1;
    }
}
