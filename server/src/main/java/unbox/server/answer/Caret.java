package unbox.server.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unbox.language.syntax.Continuation;
import unbox.language.syntax.Range;
import unbox.language.syntax.Statement;
import unbox.language.syntax.Token;
import unbox.language.syntax.Token.Kind;
import unbox.server.snapshot.Snapshot;

/**
 * Where a person writes.
 *
 * @param word what the caret touches: the word, or the inside of the string; replaced by what is chosen
 * @param typed the part of it before the caret
 * @param string the string that the caret is in
 * @param next what may stand in the word's or string's place
 */
record Caret(Snapshot snapshot, int offset, Range word, String typed, Optional<Token> string, Continuation next) {
    private static final Pattern BEFORE = Pattern.compile(
            "(?:[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*(?:\\.\\d+)*\\.?(?:#[\\p{L}\\p{Nd}_-]*)?|\\d[\\d.]*|#\\d*)$");
    private static final Pattern BEHIND = Pattern
            .compile("[\\p{L}\\p{M}\\p{Nd}_]*(?:\\.\\d+)*(?:#[\\p{L}\\p{Nd}_-]*)?");
    private static final Pattern LABEL = Pattern.compile("[ \\t]*\"(?:[^\"\\\\\\r\\n]|\\\\.)*\"");

    /** Empty in a comment, where nothing is proposed. */
    static Optional<Caret> at(Snapshot snapshot, int offset) {
        Optional<Token> inside = tokenAround(snapshot.tree().tokens(), offset);
        if (inside.filter(token -> isComment(token, offset)).isPresent()) {
            return Optional.empty();
        }
        Optional<Token> string = inside.filter(token -> isString(token, offset));
        return Optional.of(string.map(token -> inString(snapshot, offset, token))
                .orElseGet(() -> inWord(snapshot, offset)));
    }

    /** The token that holds the character before the offset. */
    static Optional<Token> tokenAround(List<Token> tokens, int offset) {
        int low = 0;
        int high = tokens.size() - 1;
        while (low <= high) {
            int middle = (low + high) / 2;
            Range range = tokens.get(middle).range();
            if (range.end() < offset) {
                low = middle + 1;
            } else if (range.start() >= offset) {
                high = middle - 1;
            } else {
                return Optional.of(tokens.get(middle));
            }
        }
        return Optional.empty();
    }

    private static boolean isComment(Token token, int offset) {
        boolean closed = token.text().startsWith("/*") && token.text().length() > 3 && token.text().endsWith("*/");
        return (token.kind() == Kind.COMMENT || token.kind() == Kind.DOC_COMMENT)
                && (!closed || offset < token.range().end());
    }

    private static boolean isString(Token token, int offset) {
        boolean open = token.kind() == Kind.WRONG && token.text().startsWith("\"");
        return open || token.kind() == Kind.STRING && offset < token.range().end();
    }

    private static Caret inString(Snapshot snapshot, int offset, Token token) {
        int start = token.range().start() + 1;
        int end = token.kind() == Kind.STRING ? token.range().end() - 1 : offset;
        return new Caret(snapshot, offset, new Range(start, end), snapshot.text().substring(start, offset),
                Optional.of(token), Continuation.at(snapshot.tree(), token.range().start()));
    }

    private static Caret inWord(Snapshot snapshot, int offset) {
        String text = snapshot.text();
        int lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
        Matcher before = BEFORE.matcher(text.substring(lineStart, offset));
        int start = before.find() ? lineStart + before.start() : offset;
        int end = start < offset ? wordEnd(text, offset) : offset;
        if (text.substring(start, end).indexOf('#') >= 0) {
            Matcher label = LABEL.matcher(text).region(end, text.length());
            end = label.lookingAt() ? label.end() : end;
        }
        return new Caret(snapshot, offset, new Range(start, end), text.substring(start, offset), Optional.empty(),
                Continuation.at(snapshot.tree(), start));
    }

    private static int wordEnd(String text, int offset) {
        Matcher behind = BEHIND.matcher(text).region(offset, text.length());
        return behind.lookingAt() ? behind.end() : offset;
    }

    /** Whether nothing but white space stands before the word on its line. */
    boolean firstOnLine() {
        int at = word.start();
        while (at > 0 && (snapshot.text().charAt(at - 1) == ' ' || snapshot.text().charAt(at - 1) == '\t')) {
            at--;
        }
        return at == 0 || "\r\n\uFEFF".indexOf(snapshot.text().charAt(at - 1)) >= 0;
    }

    /** The last token before the word that is neither white space nor a comment. */
    Optional<Token> previous() {
        List<Token> tokens = snapshot.tree().tokens();
        for (int at = tokens.size() - 1; at >= 0; at--) {
            if (isBefore(tokens.get(at))) {
                return Optional.of(tokens.get(at));
            }
        }
        return Optional.empty();
    }

    /** Whether that token is a word. */
    boolean isBehind(String word) {
        return previous().filter(token -> token.text().equals(word)).isPresent();
    }

    /** Those tokens from the last on that is a word. */
    List<String> behindLast(String word) {
        List<String> before = snapshot.tree().tokens().stream().filter(this::isBefore).map(Token::text).toList();
        return before.subList(before.lastIndexOf(word) + 1, before.size());
    }

    private boolean isBefore(Token token) {
        boolean hidden = switch (token.kind()) {
            case WHITESPACE, LINE_END, COMMENT, DOC_COMMENT -> true;
            default -> false;
        };
        return !hidden && token.range().end() <= string.map(each -> each.range().start()).orElse(word.start());
    }

    /** The statement that the word stands in. */
    Optional<Statement> statement() {
        return Statements.at(snapshot.tree(), word.start());
    }

    /** The declaration whose parameters may be used here. */
    Optional<Statement.Declaration> owner() {
        return statement().filter(Statement.Declaration.class::isInstance).map(Statement.Declaration.class::cast);
    }
}
