package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntPredicate;
import org.antlr.v4.runtime.CommonToken;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/**
 * One bracket that slipped in a statement whose other brackets match: written twice, on a line that stands twice, or of
 * another kind than the one that it belongs to.
 */
final class BracketSlips {

    /** Statements with more brackets are left as they are: each is tried. */
    private static final int MOST = 200;

    private final Complaints complaints;
    private final Lines lines;
    private final String text;
    private final List<CommonToken> tokens;

    BracketSlips(Complaints complaints, Lines lines, String text, List<CommonToken> tokens) {
        this.complaints = complaints;
        this.lines = lines;
        this.text = text;
        this.tokens = new ArrayList<>(tokens);
    }

    /** The tokens without what is too much, and with brackets that match. */
    List<CommonToken> mend() {
        int end = tokens.size() - 1;
        for (int start = end - 1; start >= 0; start--) {
            if (beginsStatement(tokens.get(start)) || start == 0) {
                mend(start, end);
                end = start;
            }
        }
        return tokens;
    }

    private boolean beginsStatement(CommonToken token) {
        int place = token.getStartIndex();
        return Words.begins(token.getType()) && lines.isFirst(place) && lines.indentation(place) == 0
                && !isTwice(lines.whole(Range.at(place)));
    }

    private boolean isTwice(Range line) {
        Range before = lines.whole(Range.at(Math.max(0, line.start() - 1)));
        return line.start() > 0 && line.of(text).stripTrailing().equals(before.of(text).stripTrailing());
    }

    private void mend(int start, int end) {
        List<Integer> brackets = new ArrayList<>();
        for (int i = start; i < end; i++) {
            if (Words.opens(type(i)) || Words.closes(type(i))) {
                brackets.add(i);
            }
        }
        if (brackets.size() <= MOST && !areMatched(brackets, i -> false) && !twice(brackets) && !lineTwice(brackets)) {
            otherKind(brackets);
        }
    }

    private boolean areMatched(List<Integer> brackets, IntPredicate leftOut) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int i : brackets) {
            if (leftOut.test(i)) {
                continue;
            }
            if (Words.opens(type(i))) {
                open.push(type(i));
            } else if (open.isEmpty() || open.pop() + 1 != type(i)) {
                return false;
            }
        }
        return open.isEmpty();
    }

    /** {@code rect((0, 0, 1, 1)}. */
    private boolean twice(List<Integer> brackets) {
        for (int i : brackets) {
            boolean again = type(i + 1) == type(i)
                    && lines.same(tokens.get(i).getStartIndex(), tokens.get(i + 1).getStartIndex());
            if (again && areMatched(brackets, each -> each == i + 1)) {
                sayTwice(tokens.get(i), tokens.get(i + 1));
                tokens.remove(i + 1);
                return true;
            }
        }
        return false;
    }

    private void sayTwice(CommonToken first, CommonToken second) {
        if (Words.closes(second.getType())) {
            closesNothing(complaints, second);
            return;
        }
        Range range = Places.range(second);
        complaints.add(UNEXPECTED_TEXT, range, Phrases.quote(first.getText()) + " stands here twice.",
                Fix.replace("Remove one", new Range(Places.range(first).end(), range.end()), ""));
    }

    static void closesNothing(Complaints complaints, CommonToken token) {
        complaints.add(UNEXPECTED_TEXT, Places.range(token), Phrases.quote(token.getText()) + " closes nothing.",
                Fix.replace("Remove " + token.getText(), Places.range(token), ""));
    }

    /** A line with a brace at its end, or with nothing but one, that was pasted or copied to the next line. */
    private boolean lineTwice(List<Integer> brackets) {
        for (int i : brackets) {
            Range line = lines.whole(Places.range(tokens.get(i)));
            IntPredicate onLine = each -> line.touches(tokens.get(each).getStartIndex())
                    && lines.same(tokens.get(each).getStartIndex(), tokens.get(i).getStartIndex());
            if (isTwice(line) && areMatched(brackets, onLine)) {
                sayTwice(i, line);
                tokens.removeIf(token -> line.start() <= token.getStartIndex() && token.getStartIndex() < line.end()
                        && token.getType() != CommonToken.EOF);
                return true;
            }
        }
        return false;
    }

    private void sayTwice(int bracket, Range line) {
        CommonToken token = tokens.get(bracket);
        int first = line.start() + lines.indentation(token.getStartIndex());
        if (first == token.getStartIndex() && Words.closes(token.getType())) {
            closesNothing(complaints, token);
        } else {
            complaints.add(UNEXPECTED_TEXT, new Range(first, lines.end(first)), "This line stands here twice.",
                    Fix.replace("Remove one", line, ""));
        }
    }

    /** A pair of two kinds, where all others are pairs of one. */
    private void otherKind(List<Integer> brackets) {
        Deque<Integer> open = new ArrayDeque<>();
        List<int[]> mixed = new ArrayList<>();
        for (int i : brackets) {
            if (Words.opens(type(i))) {
                open.push(i);
            } else if (open.isEmpty()) {
                return;
            } else if (type(open.peek()) + 1 != type(i)) {
                mixed.add(new int[]{open.pop(), i});
            } else {
                open.pop();
            }
        }
        if (open.isEmpty() && mixed.size() == 1) {
            otherKind(mixed.getFirst()[0], mixed.getFirst()[1]);
        }
    }

    private void otherKind(int opening, int closing) {
        int right = new BracketKinds(tokens, this::type).opening(opening, closing);
        boolean sameLine = lines.same(tokens.get(opening).getStartIndex(), tokens.get(closing).getStartIndex());
        if (right != UnboxLexer.LEFT_BRACE && !sameLine) {
            return;
        }
        if (right == type(opening)) {
            String sign = Words.spelled(right + 1);
            complaints.add(UNEXPECTED_TEXT, Places.range(tokens.get(closing)),
                    Phrases.quote(Words.spelled(right)) + " is closed by " + Phrases.quote(sign) + ".",
                    Fix.replace("Write " + sign, Places.range(tokens.get(closing)), sign));
            tokens.get(closing).setType(right + 1);
        } else if (right + 1 == type(closing)) {
            String sign = Words.spelled(right);
            complaints.add(UNEXPECTED_TEXT, Places.range(tokens.get(opening)),
                    "Here stands " + Phrases.quote(sign) + ", not " + Phrases.quote(tokens.get(opening).getText())
                            + ".",
                    Fix.replace("Write " + sign, Places.range(tokens.get(opening)), sign));
            tokens.get(opening).setType(right);
        }
    }

    private int type(int i) {
        return i < 0 ? CommonToken.EOF : tokens.get(Math.min(i, tokens.size() - 1)).getType();
    }
}
