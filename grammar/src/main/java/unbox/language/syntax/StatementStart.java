package unbox.language.syntax;

import java.util.List;
import java.util.Set;
import unbox.language.syntax.Token.Kind;

/** Finds where the statement begins that a place lies in, also where the text around it is broken. */
final class StatementStart {
    private static final Set<String> ONLY_AT_TOP = Set.of("model", "saes", "import", "feature", "region", "experiment");
    private static final Set<String> ELSEWHERE_TOO = Set.of("prompt", "edit", "negative", "seed", "steps", "guidance");

    private StatementStart() {}

    /** The start of the last token before the offset that begins a statement; 0 where there is none. */
    static int before(List<Token> tokens, int offset) {
        int start = 0;
        int depth = 0;
        boolean lineStart = true;
        for (Token token : tokens) {
            if (token.range().end() > offset) {
                break;
            }
            if (token.kind() == Kind.KEYWORD && begins(token.text(), depth, lineStart)) {
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

    private static boolean begins(String word, int depth, boolean lineStart) {
        return ONLY_AT_TOP.contains(word) || ELSEWHERE_TOO.contains(word) && (depth <= 0 || lineStart);
    }
}
