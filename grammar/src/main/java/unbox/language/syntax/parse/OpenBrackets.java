package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;

/** The brackets that are open at a place of the text, from the outermost to the innermost. */
final class OpenBrackets {

    /** @param indentation of the line that it stands on */
    record Open(CommonToken token, int indentation) {
        int closing() {
            return token.getType() + 1; // the grammar lists each bracket before the one that closes it
        }

        boolean isBrace() {
            return token.getType() == UnboxLexer.LEFT_BRACE;
        }
    }

    private final Lines lines;
    private final List<Open> open = new ArrayList<>();
    /** How many braces that are nowhere closed may still be guessed. */
    private int unclosed;

    /** @param unclosed how many more braces are opened than closed in the text */
    OpenBrackets(Lines lines, int unclosed) {
        this.lines = lines;
        this.unclosed = unclosed;
    }

    void push(CommonToken token) {
        open.add(new Open(token, lines.indentation(token.getStartIndex())));
    }

    /** Takes out the innermost. */
    Open pop() {
        return open.removeLast();
    }

    Open innermost() {
        return open.getLast();
    }

    Open get(int index) {
        return open.get(index);
    }

    int size() {
        return open.size();
    }

    /** Whether some brace of the text is nowhere closed. */
    boolean mayGuess() {
        return unclosed > 0;
    }

    /** A bracket was closed where its own one is missing. */
    void guessed(Open closed) {
        unclosed -= closed.isBrace() ? 1 : 0;
    }

    /** How many inside the innermost braces a bracket of this type would close. */
    long count(int closing) {
        return open.subList(innermostBrace() + 1, open.size()).stream().filter(each -> each.closing() == closing)
                .count();
    }

    /** How many begin on lines that are moved in less. */
    int around(int indentation) {
        int around = 0;
        while (around < open.size() && open.get(around).indentation() < indentation) {
            around++;
        }
        return around;
    }

    /** The index of the bracket that the token closes inside the innermost braces, or -1. */
    int partner(int closing) {
        for (int i = open.size() - 1; i > innermostBrace(); i--) {
            if (open.get(i).closing() == closing) {
                return i;
            }
        }
        return -1;
    }

    /** The innermost brace; or, where braces are missing, one whose line is moved in as far as the closing one's. */
    int braceFor(CommonToken token) {
        int innermost = innermostBrace();
        if (unclosed <= 0 || innermost < 0 || !lines.isFirst(token.getStartIndex())) {
            return innermost;
        }
        int indentation = lines.indentation(token.getStartIndex());
        for (int i = innermost; i >= 0; i--) {
            if (open.get(i).isBrace() && open.get(i).indentation() == indentation) {
                return i;
            }
        }
        return innermost;
    }

    /** The index of the innermost brace, or -1. */
    int innermostBrace() {
        int i = open.size() - 1;
        while (i >= 0 && !open.get(i).isBrace()) {
            i--;
        }
        return i;
    }
}
