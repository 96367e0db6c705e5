package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import unbox.language.problem.Fix;
import unbox.language.problem.Fix.Replacement;
import unbox.language.syntax.Range;

/**
 * Puts braces around actions and clauses that have none, or only the one that closes. What belongs together is seen by how
 * the lines are moved in.
 */
final class BareBlocks {

    private final Complaints complaints;
    private final Lines lines;
    private final String text;
    private final List<CommonToken> tokens;
    /** How many more braces are closed than opened in the text: those whose opening one may be missing. */
    private int unopened;
    /** How many braces are open at the token that is looked at. */
    private int depth;

    BareBlocks(Complaints complaints, Lines lines, String text, List<CommonToken> tokens) {
        this.complaints = complaints;
        this.lines = lines;
        this.text = text;
        this.tokens = new ArrayList<>(tokens);
        for (int i = 0; i < tokens.size(); i++) {
            unopened -= depth(i);
        }
    }

    /** The tokens with those braces. */
    List<CommonToken> enclose() {
        for (int i = 0; i < tokens.size(); i++) {
            depth = Math.max(0, depth + depth(i));
            int behind = isHead(i) ? Shapes.behindHead(this::type, i) : i;
            if (behind > i + 1 && type(behind) != UnboxLexer.LEFT_BRACE) {
                enclose(i, behind);
            }
        }
        return tokens;
    }

    private boolean isHead(int i) {
        boolean first = lines.isFirst(tokens.get(i).getStartIndex());
        return switch (type(i)) {
            case UnboxLexer.EXPERIMENT -> type(i + 1) == UnboxLexer.NAME;
            case UnboxLexer.EDIT -> first && type(i + 1) == UnboxLexer.NAME && depth == 0;
            case UnboxLexer.DURING, UnboxLexer.ON -> true;
            default -> false;
        };
    }

    private int depth(int i) {
        return type(i) == UnboxLexer.LEFT_BRACE ? 1 : type(i) == UnboxLexer.RIGHT_BRACE ? -1 : 0;
    }

    private void enclose(int head, int behind) {
        int colon = type(behind) == UnboxLexer.COLON ? 1 : 0;
        int closing = unopened > 0 ? closing(behind + colon) : -1;
        int end = endOfBlock(head, behind + colon);
        if (closing > behind + colon) {
            open(behind, colon);
            unopened--;
        } else if (end > behind + colon) {
            openAndClose(head, behind, colon, end);
        }
    }

    /** The brace that closes what stands from a place on; -1 if there is none. */
    private int closing(int place) {
        int open = 0;
        for (int i = place; i < tokens.size(); i++) {
            open += depth(i);
            if (open < 0) {
                return i;
            }
        }
        return -1;
    }

    /** The first token of the first line from a place on that is not moved in more than the head's. */
    private int endOfBlock(int head, int place) {
        int indentation = lines.indentation(tokens.get(head).getStartIndex());
        int line = lines.number(tokens.get(place - 1).getStopIndex());
        int i = place;
        while (type(i) != CommonToken.EOF && lines.number(start(i)) > line && (!lines.isFirst(start(i))
                || lines.indentation(start(i)) > indentation)) {
            i++;
        }
        return i;
    }

    private void open(int behind, int colon) {
        Range place = place(behind, colon);
        complaints.add(colon > 0 ? UNEXPECTED_TEXT : MISSING_TEXT, place,
                colon > 0 ? "Here stands `{`, not `:`." : "`{` is missing here.",
                Fix.replace("Write {", place, " {"));
        put(behind, colon);
    }

    private void openAndClose(int head, int behind, int colon, int end) {
        boolean experiment = type(head) == UnboxLexer.EXPERIMENT;
        int last = tokens.get(end - 1).getStopIndex() + 1;
        Range place = place(behind, colon);
        String written = text.substring(start(head), tokens.get(behind - 1).getStopIndex() + 1);
        String indent = "\n" + " ".repeat(lines.indentation(start(head)));
        complaints.add(colon > 0 ? UNEXPECTED_TEXT : MISSING_TEXT, place,
                "After " + Phrases.quote(written) + " come " + (experiment ? "clauses" : "actions") + " in braces.",
                new Fix("Put them in braces",
                        List.of(new Replacement(place, " {"), new Replacement(Range.at(last), indent + "}"))));
        tokens.add(end, Shapes.putIn(UnboxLexer.RIGHT_BRACE, "", last));
        put(behind, colon);
    }

    private void put(int behind, int colon) {
        if (colon > 0) {
            tokens.remove(behind);
        }
        tokens.add(behind, Shapes.putIn(UnboxLexer.LEFT_BRACE, "", tokens.get(behind - 1).getStopIndex() + 1));
    }

    /** Where the opening brace goes: right behind the head, in the place of a colon. */
    private Range place(int behind, int colon) {
        int end = tokens.get(behind - 1).getStopIndex() + 1;
        return colon > 0 ? new Range(end, tokens.get(behind).getStopIndex() + 1) : Range.at(end);
    }

    private int start(int i) {
        return tokens.get(i).getStartIndex();
    }

    private int type(int i) {
        return tokens.get(Math.min(i, tokens.size() - 1)).getType();
    }
}
