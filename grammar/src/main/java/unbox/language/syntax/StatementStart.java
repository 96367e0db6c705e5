package unbox.language.syntax;

import java.util.List;
import java.util.Set;
import unbox.language.syntax.Token.Kind;

/** Finds where the statement begins that a place lies in, also where the text around it is broken. */
final class StatementStart {
    private static final Set<String> ONLY_AT_TOP = Set.of("model", "saes", "import", "feature", "region", "experiment");
    private static final Set<String> ELSEWHERE_TOO = Set.of("prompt", "edit", "negative", "seed", "steps", "guidance");

    private final List<Token> tokens;

    private StatementStart(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The start of the last token before the offset that begins a statement; 0 where there is none. */
    static int before(List<Token> tokens, int offset) {
        return new StatementStart(tokens).before(offset);
    }

    private int before(int offset) {
        int start = 0;
        int depth = 0;
        boolean lineStart = true;
        for (int at = 0; at < tokens.size() && tokens.get(at).range().end() <= offset; at++) {
            Token token = tokens.get(at);
            if (token.kind() == Kind.KEYWORD && begins(at, depth, lineStart)) {
                start = token.range().start();
                depth = 0;
            }
            depth += token.kind() != Kind.PUNCTUATION ? 0
                    : token.text().equals("{") ? 1
                            : token.text().equals("}") ? -1
                                    : 0;
            lineStart = token.kind() == Kind.LINE_END;
        }
        return start;
    }

    /** In braces that are open a clause may stand at the left too; a declaration there shows that one was forgotten. */
    private boolean begins(int at, int depth, boolean lineStart) {
        String word = tokens.get(at).text();
        return ONLY_AT_TOP.contains(word)
                || ELSEWHERE_TOO.contains(word) && (depth <= 0 || lineStart && isDeclaration(at));
    }

    /** {@code prompt p(a) =} or {@code edit e(b) {}. */
    private boolean isDeclaration(int at) {
        int name = solid(at + 1);
        int behind = solid(name + 1);
        if (is(behind, "(")) {
            while (behind < tokens.size() && !is(behind, ")")) {
                behind++;
            }
            behind = solid(behind + 1);
        }
        return name < tokens.size() && tokens.get(name).kind() == Kind.NAME
                && is(behind, tokens.get(at).text().equals("edit") ? "{" : "=");
    }

    private boolean is(int at, String text) {
        return at < tokens.size() && tokens.get(at).text().equals(text);
    }

    /** The next token that is neither white space nor a comment, from a place on. */
    private int solid(int from) {
        int at = from;
        while (at < tokens.size() && switch (tokens.get(at).kind()) {
            case WHITESPACE, LINE_END, COMMENT, DOC_COMMENT -> true;
            default -> false;
        }) {
            at++;
        }
        return at;
    }
}
