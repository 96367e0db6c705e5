package unbox.language.syntax.parse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.problem.ProblemCode;
import unbox.language.syntax.Range;

/** Tells of mistakes, one in each statement, action or clause: what follows the first is mostly its echo. */
final class Voice {

    /** More is not quoted anyway. */
    private static final int LONGEST_LOOK_BACK = 200;

    private final Complaints complaints;
    private final Lines lines;
    private final String text;
    private final Set<Token> spokenOf = new HashSet<>();
    private int lastPlace = -1;

    Voice(Complaints complaints, Lines lines, String text) {
        this.complaints = complaints;
        this.lines = lines;
        this.text = text;
    }

    void say(Spot spot, ProblemCode code, Range range, String message, Fix... fixes) {
        boolean first = spokenOf.add(spot.item());
        if (first && !isEcho(spot)) {
            complaints.add(code, range, message, fixes);
        }
        lastPlace = Math.max(lastPlace, range.start());
    }

    /** Whether something was said of the same item, right here, or of what stands before on the line. */
    private boolean isEcho(Spot spot) {
        int place = spot.next().getStartIndex();
        boolean sameLine = spot.betweenItems() && lastPlace >= 0 && !spot.isBehindBrace()
                && lines.same(lastPlace, place);
        boolean newItem = spot.betweenItems() || spot.expected().complete() && isFirstOnLine(spot.next());
        int start = newItem ? spot.gap().start() : spot.item().getStartIndex();
        return sameLine || complaints.beginIn(new Range(Math.min(start, place), place));
    }

    /** Takes back what was said of single tokens in a range that turned out to be something else as a whole. */
    void forget(Range range) {
        complaints.forget(range);
    }

    /** Takes back what was said of what is left out together with a token. */
    void forgetBehind(Token first, List<Token> leftOut) {
        int end = lines.end(leftOut.getLast().getStopIndex());
        complaints.forget(new Range(first.getStopIndex() + 1, Math.max(first.getStopIndex() + 1, end)));
    }

    /** What was read of the statement, action or clause, as messages quote it: of much the end. */
    String soFar(Spot spot) {
        if (spot.previous() == null) {
            return "the beginning of the file";
        }
        int start = spot.betweenItems() ? spot.previous().getStartIndex() : spot.item().getStartIndex();
        int end = Math.max(start, spot.gap().start());
        return Phrases.quoteEnd(text.substring(Math.max(start, end - LONGEST_LOOK_BACK), end));
    }

    String written(Range range) {
        return range.of(text);
    }

    /** Removes a range, and the space before it where there is space behind it too. */
    Fix removal(Spot spot, Range range) {
        boolean sameLine = spot.previous() != null && sameLine(spot.previous(), spot.next());
        String between = text.substring(spot.gap().start(), Math.max(spot.gap().start(), range.start()));
        boolean parts = range.end() >= text.length() || !Character.isLetterOrDigit(text.charAt(range.end()));
        boolean space = sameLine && between.isBlank() && parts;
        boolean glues = sameLine && between.isEmpty() && !parts;
        return Fix.replace("Remove it", space ? spot.gap().to(range) : range, glues ? " " : "");
    }

    /** The lines that a range stands on. */
    Range lines(Range range) {
        return lines.whole(range);
    }

    boolean isFirstOnLine(Token token) {
        return lines.isFirst(token.getStartIndex());
    }

    boolean sameLine(Token token, Token other) {
        return lines.same(token.getStartIndex(), other.getStartIndex());
    }
}
