package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;
import static unbox.language.problem.ProblemCode.UNTERMINATED_COMMENT;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/**
 * Makes the brackets of a text match, so that the parser always finds the end of what it reads: puts in what is missing,
 * leaves out what closes nothing, and bounds how deep they nest. Where a brace was forgotten is guessed from how the
 * lines are moved in, but only in a text whose braces do not match.
 */
final class Brackets {

    /** No script nests this deep; parsing one that does would need a deep stack. */
    static final int DEEPEST = 64;

    private final Complaints complaints;
    private final Lines lines;
    private final List<CommonToken> tokens;
    private final List<CommonToken> matched = new ArrayList<>();
    private final OpenBrackets open;

    Brackets(Complaints complaints, Lines lines, List<CommonToken> tokens) {
        this.complaints = complaints;
        this.lines = lines;
        this.tokens = tokens;
        this.open = new OpenBrackets(lines, count(UnboxLexer.LEFT_BRACE) - count(UnboxLexer.RIGHT_BRACE));
    }

    /** How deep brackets nest, whatever kinds they are of. */
    static int depth(List<CommonToken> tokens) {
        int depth = 0;
        int deepest = 0;
        for (CommonToken token : tokens) {
            depth += Words.opens(token.getType()) ? 1 : Words.closes(token.getType()) ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    private int count(int type) {
        return (int) tokens.stream().filter(token -> token.getType() == type).count();
    }

    /** The tokens with brackets that match. */
    List<CommonToken> match() {
        for (int i = 0; i < tokens.size(); i++) {
            CommonToken token = tokens.get(i);
            switch (token.getType()) {
                case UnboxLexer.LEFT_BRACE, UnboxLexer.LEFT_PAREN, UnboxLexer.LEFT_BRACKET -> i = open(i);
                case UnboxLexer.RIGHT_BRACE, UnboxLexer.RIGHT_PAREN, UnboxLexer.RIGHT_BRACKET -> close(i);
                case CommonToken.EOF -> {
                    closeDownTo(0);
                    matched.add(token);
                }
                default -> {
                    closeBefore(i);
                    matched.add(token);
                }
            }
        }
        return matched;
    }

    /** Returns where to go on: behind what is nested too deep. */
    private int open(int i) {
        CommonToken token = tokens.get(i);
        if (token.getType() == UnboxLexer.LEFT_BRACE) {
            closeDownTo(open.innermostBrace() + 1);
        }
        matched.add(token);
        open.push(token);
        return open.size() < DEEPEST ? i : leaveOutContent(i);
    }

    private int leaveOutContent(int opening) {
        complaints.add(UNEXPECTED_TEXT, Places.range(tokens.get(opening)),
                "This nests too deep: brackets go at most " + DEEPEST + " deep.");
        int depth = 1;
        int i = opening;
        while (depth > 0 && tokens.get(i + 1).getType() != CommonToken.EOF) {
            int type = tokens.get(++i).getType();
            depth += Words.opens(type) ? 1 : Words.closes(type) ? -1 : 0;
        }
        OpenBrackets.Open last = open.pop();
        if (!last.isBrace()) {
            put(UnboxLexer.MISSING_VALUE, "");
        }
        put(last.closing(), "");
        return i;
    }

    private void close(int i) {
        CommonToken token = tokens.get(i);
        int partner = token.getType() == UnboxLexer.RIGHT_BRACE ? open.braceFor(token) : open.partner(token.getType());
        if (partner >= 0 && partner == open.size() - 2 && isClosedAgain(i)) {
            closeWithAnother(token);
        } else if (partner >= 0) {
            closeDownTo(partner + 1);
            open.pop();
            matched.add(token);
        } else if (token.getType() != UnboxLexer.RIGHT_BRACE && open.innermostBrace() < open.size() - 1) {
            closeWithAnother(token);
        } else {
            BracketSlips.closesNothing(complaints, token);
        }
    }

    /** {@code f([1, 2))}: whether more such brackets follow than are open, so that this one was meant for the inner. */
    private boolean isClosedAgain(int i) {
        int type = tokens.get(i).getType();
        int closed = 0;
        while (tokens.get(i + closed).getType() == type) {
            closed++;
        }
        return type != UnboxLexer.RIGHT_BRACE && open.innermost().closing() != type && closed > open.count(type);
    }

    /** {@code (1, 2]}: one mistake. */
    private void closeWithAnother(CommonToken token) {
        OpenBrackets.Open last = open.pop();
        String right = Phrases.closing(last.token().getType());
        complaints.add(UNEXPECTED_TEXT, Places.range(token),
                Phrases.quote(last.token().getText()) + " is closed by " + Phrases.quote(right) + ".",
                Fix.replace("Write " + right, Places.range(token), right));
        put(last.closing(), right);
    }

    /** Words that cannot stand in parentheses close them; a statement at the left closes braces that are missing. */
    private void closeBefore(int i) {
        CommonToken token = tokens.get(i);
        boolean inParentheses = open.innermostBrace() < open.size() - 1;
        if (inParentheses && endsParentheses(i)) {
            closeDownTo(open.innermostBrace() + 1);
        }
        if (open.mayGuess() && open.size() > 0 && beginsStatement(i) && lines.isFirst(token.getStartIndex())) {
            closeDownTo(open.around(lines.indentation(token.getStartIndex())));
        }
    }

    private boolean endsParentheses(int i) {
        int type = tokens.get(i).getType();
        if (!Words.begins(type) && !Words.CONNECTIVES.contains(type)) {
            return false;
        }
        return switch (tokens.get(i + 1).getType()) {
            case UnboxLexer.ASSIGN, UnboxLexer.COLON, UnboxLexer.COMMA, UnboxLexer.RIGHT_PAREN -> false;
            default -> true;
        };
    }

    private int typeAt(int i) {
        return tokens.get(Math.min(i, tokens.size() - 1)).getType();
    }

    private boolean beginsStatement(int i) {
        int type = tokens.get(i).getType();
        return Words.TOP_LEVEL.contains(type) || Shapes.isDeclaration(this::typeAt, i);
    }

    /** Puts in what closes all brackets but the outermost {@code keep}, with one message for all; none where the last
     * token is wrong itself, such as a text without its end. */
    private void closeDownTo(int keep) {
        if (open.size() <= keep) {
            return;
        }
        OpenBrackets.Open outermost = open.get(keep);
        var missing = new StringBuilder();
        int lastWritten = matched.getLast().getStartIndex();
        int last = matched.getLast().getType();
        int place = matched.getLast().getStopIndex() + 1;
        while (open.size() > keep) {
            OpenBrackets.Open innermost = open.pop();
            missing.append(innermost.isBrace() ? "\n" + " ".repeat(innermost.indentation()) : "")
                    .append(Phrases.closing(innermost.token().getType()));
            open.guessed(innermost);
            put(innermost.closing(), "");
        }
        if (complaints.beginIn(Range.at(lastWritten)) || complaints.has(UNTERMINATED_COMMENT)) {
            return;
        }
        String right = Phrases.closing(outermost.token().getType());
        boolean whole = !Words.joins(last);
        complaints.add(MISSING_TEXT, Range.at(place),
                Phrases.quote(right) + " is missing: the " + Phrases.quote(outermost.token().getText()) + " in line "
                        + lines.number(outermost.token().getStartIndex()) + " is not closed.",
                whole ? new Fix[]{Fix.replace("Close it", Range.at(place), missing.toString())} : new Fix[0]);
    }

    private void put(int type, String text) {
        int place = matched.getLast().getStopIndex() + 1;
        matched.add(Shapes.putIn(type, text, place));
    }
}
