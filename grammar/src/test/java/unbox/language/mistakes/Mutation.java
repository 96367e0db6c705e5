package unbox.language.mistakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unbox.language.syntax.Parser;
import unbox.language.syntax.Range;
import unbox.language.syntax.Token;

/**
 * A script with one thing changed.
 *
 * @param range what was changed, in the changed text
 */
record Mutation(Kind kind, Token token, String text, Range range) {

    /** What a hand may do to a token. */
    enum Kind {
        DELETED,
        DOUBLED,
        SWAPPED,
        MISSPELT,
        OTHER_BRACKET,
        LINE_TWICE
    }

    private static final String BRACKETS = "(){}[]";

    /** All of a script's, token by token. */
    static List<Mutation> of(String script) {
        List<Token> tokens = Parser.parse(script).tokens().stream().filter(Mutation::isSolid).toList();
        List<Mutation> mutations = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            Range range = token.range();
            mutations.add(replaced(Kind.DELETED, script, token, ""));
            mutations.add(replaced(Kind.DOUBLED, script, token, token.text() + " " + token.text()));
            if (at + 1 < tokens.size() && !tokens.get(at + 1).text().equals(token.text())) {
                mutations.add(swapped(script, token, tokens.get(at + 1)));
            }
            misspelt(token).ifPresent(word -> mutations.add(replaced(Kind.MISSPELT, script, token, word)));
            otherBracket(token).ifPresent(other -> mutations.add(replaced(Kind.OTHER_BRACKET, script, token, other)));
            if (at == 0 || script.substring(tokens.get(at - 1).range().end(), range.start()).contains("\n")) {
                mutations.add(lineTwice(script, token));
            }
        }
        return mutations;
    }

    private static boolean isSolid(Token token) {
        return switch (token.kind()) {
            case WHITESPACE, LINE_END, COMMENT, DOC_COMMENT -> false;
            default -> true;
        };
    }

    private static Mutation replaced(Kind kind, String script, Token token, String by) {
        Range range = token.range();
        return new Mutation(kind, token, script.substring(0, range.start()) + by + script.substring(range.end()),
                new Range(range.start(), range.start() + by.length()));
    }

    private static Mutation swapped(String script, Token token, Token next) {
        String between = script.substring(token.range().end(), next.range().start());
        String text = script.substring(0, token.range().start()) + next.text() + between + token.text()
                + script.substring(next.range().end());
        return new Mutation(Kind.SWAPPED, token, text, token.range().to(next.range()));
    }

    /** The last two letters of a word exchanged, or one that is missing. */
    private static Optional<String> misspelt(Token token) {
        String word = token.text();
        boolean isWord = token.kind() == Token.Kind.KEYWORD || token.kind() == Token.Kind.NAME;
        if (!isWord || word.length() < 3) {
            return Optional.empty();
        }
        char last = word.charAt(word.length() - 1);
        char before = word.charAt(word.length() - 2);
        return Optional.of(last == before ? word.substring(0, word.length() - 1)
                : word.substring(0, word.length() - 2) + last + before);
    }

    private static Optional<String> otherBracket(Token token) {
        if (token.kind() == Token.Kind.STRING) {
            return Optional.of("'" + token.text().substring(1));
        }
        int which = token.text().length() == 1 ? BRACKETS.indexOf(token.text()) : -1;
        return which < 0 ? Optional.empty() : Optional.of("" + BRACKETS.charAt((which + 2) % 6));
    }

    private static Mutation lineTwice(String script, Token first) {
        int start = script.lastIndexOf('\n', first.range().start()) + 1;
        int end = script.indexOf('\n', start);
        String line = script.substring(start, end + 1);
        return new Mutation(Kind.LINE_TWICE, first, script.substring(0, end + 1) + line + script.substring(end + 1),
                new Range(start, end + 1 + line.length()));
    }
}
