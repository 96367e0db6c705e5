package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import unbox.language.problem.Fix;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Range;

/** Takes brackets of one kind for another where only that can stand: {@code rect[...]}, {@code experiment e (...)}. */
final class OtherBrackets {

    private final Complaints complaints;
    private final Lines lines;
    private final String text;
    private final List<CommonToken> tokens;

    OtherBrackets(Complaints complaints, Lines lines, String text, List<CommonToken> tokens) {
        this.complaints = complaints;
        this.lines = lines;
        this.text = text;
        this.tokens = tokens;
    }

    /** Changes the types of such brackets. */
    void mend() {
        int[] partners = partners();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] > i) {
                mend(i, partners[i]);
            }
        }
    }

    /** Where the other bracket of each pair is; -1 where there is none of its kind. */
    private int[] partners() {
        int[] partners = new int[tokens.size()];
        Arrays.fill(partners, -1);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < partners.length; i++) {
            int type = type(i);
            if (Words.opens(type)) {
                open.push(i);
            } else if (Words.closes(type) && !open.isEmpty() && type(open.peek()) + 1 == type) {
                partners[i] = open.peek();
                partners[open.pop()] = i;
            }
        }
        return partners;
    }

    private void mend(int opening, int closing) {
        if (isCall(opening)) {
            String name = tokens.get(opening - 1).getText();
            replace(opening, closing, UnboxLexer.LEFT_PAREN,
                    "Values for " + Phrases.quote(name) + " stand in parentheses", name);
        } else if (isBlock(opening)) {
            boolean experiment = type(opening - 2) == UnboxLexer.EXPERIMENT;
            replace(opening, closing, UnboxLexer.LEFT_BRACE,
                    (experiment ? "The clauses of an experiment" : "The actions of an edit") + " stand in braces", "");
        } else if (isList(opening, closing)) {
            replace(opening, closing, UnboxLexer.LEFT_BRACKET, "A list stands in brackets", "");
        }
    }

    private void replace(int opening, int closing, int right, String message, String before) {
        Range first = Places.range(tokens.get(opening));
        Range last = Places.range(tokens.get(closing));
        boolean same = lines.same(first.start(), last.start());
        String content = Words.spelled(right) + text.substring(first.end(), last.start()) + Words.spelled(right + 1);
        complaints.add(UNEXPECTED_TEXT, same ? first.to(last) : first,
                message + (same ? ": " + Phrases.quote(before + content) : "") + ".",
                new Fix("Write " + Words.spelled(right) + " " + Words.spelled(right + 1),
                        List.of(new Replacement(first, Words.spelled(right)),
                                new Replacement(last, Words.spelled(right + 1)))));
        tokens.get(opening).setType(right);
        tokens.get(closing).setType(right + 1);
    }

    /** Whether another bracket stands right behind a name that is called. */
    private boolean isCall(int i) {
        return type(i) != UnboxLexer.LEFT_PAREN && type(i - 1) == UnboxLexer.NAME
                && tokens.get(i - 1).getStopIndex() + 1 == tokens.get(i).getStartIndex() && !isHead(i - 2);
    }

    private boolean isHead(int i) {
        return switch (type(i)) {
            case UnboxLexer.EDIT, UnboxLexer.EXPERIMENT, UnboxLexer.ON, UnboxLexer.STEPS, UnboxLexer.RANGE -> true;
            default -> false;
        };
    }

    /** Whether actions or clauses stand in a bracket that is no brace. */
    private boolean isBlock(int i) {
        boolean other = type(i) == UnboxLexer.LEFT_PAREN || type(i) == UnboxLexer.LEFT_BRACKET;
        boolean head = type(i - 1) == UnboxLexer.NAME && isHead(i - 2);
        boolean item = Words.begins(type(i + 1)) && (Words.beginsValue(type(i + 2)) || Words.begins(type(i + 2)));
        return other && head && item;
    }

    /** Whether parentheses hold several values. */
    private boolean isList(int opening, int closing) {
        boolean value = switch (type(opening - 1)) {
            case UnboxLexer.COMMA, UnboxLexer.COLON, UnboxLexer.LEFT_PAREN, UnboxLexer.SEED, UnboxLexer.STEPS,
                    UnboxLexer.GUIDANCE ->
                true;
            default -> false;
        };
        return type(opening) == UnboxLexer.LEFT_PAREN && value && !isShape(opening) && hasComma(opening, closing);
    }

    /** Whether the parentheses stand in those of a shape, which takes no lists. */
    private boolean isShape(int opening) {
        int i = opening - 1;
        while (i > 0 && type(i) != UnboxLexer.LEFT_PAREN) {
            i--;
        }
        return i > 0 && List.of("rect", "ellipse", "mask").contains(tokens.get(i - 1).getText());
    }

    private boolean hasComma(int opening, int closing) {
        int depth = 0;
        for (int i = opening + 1; i < closing; i++) {
            depth += Words.opens(type(i)) ? 1 : Words.closes(type(i)) ? -1 : 0;
            if (depth == 0 && type(i) == UnboxLexer.COMMA) {
                return true;
            }
        }
        return false;
    }

    private int type(int i) {
        return i < 0 ? CommonToken.EOF : tokens.get(Math.min(i, tokens.size() - 1)).getType();
    }
}
