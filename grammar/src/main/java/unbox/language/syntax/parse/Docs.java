package unbox.language.syntax.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import unbox.language.syntax.Token;

/** Finds doc comments: {@code ///} lines with nothing between them and what they describe. */
final class Docs {

    private final List<Token> tokens;
    private final Lines lines;

    Docs(List<Token> tokens, Lines lines) {
        this.tokens = tokens;
        this.lines = lines;
    }

    /** The text of the doc comment right above what begins at the offset, without slashes. */
    Optional<String> above(int offset) {
        Deque<String> found = new ArrayDeque<>();
        int line = lines.number(offset);
        for (int i = Token.indexAt(tokens, offset) - 1; i >= 0
                && lines.number(tokens.get(i).range().start()) >= line - 1; i--) {
            Token token = tokens.get(i);
            boolean isDoc = token.kind() == Token.Kind.DOC_COMMENT && lines.isFirst(token.range().start());
            if (isDoc) {
                found.addFirst(content(token));
                line = lines.number(token.range().start());
            } else if (token.kind() != Token.Kind.WHITESPACE && token.kind() != Token.Kind.LINE_END) {
                break;
            }
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", found));
    }

    private static String content(Token token) {
        String text = token.text().substring(3);
        return (text.startsWith(" ") ? text.substring(1) : text).stripTrailing();
    }
}
