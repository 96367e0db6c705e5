package unbox.language.syntax.parse;

import java.util.Set;
import unbox.language.syntax.Token;
import unbox.language.syntax.Token.Kind;

/** From the lexer's tokens to those of the tree. */
final class Tokens {

    private Tokens() {}

    static Token token(org.antlr.v4.runtime.Token token) {
        return new Token(kind(token.getType()), token.getText(), Places.range(token));
    }

    /** Contextual words are names unless the parser took them for words. */
    static Token marked(Token token, Set<Integer> words) {
        return token.kind() == Kind.NAME && words.contains(token.range().start())
                ? new Token(Kind.KEYWORD, token.text(), token.range())
                : token;
    }

    private static Kind kind(int type) {
        if (Words.isReserved(type)) {
            return Kind.KEYWORD;
        }
        if (Words.isContextual(type)) {
            return Kind.NAME;
        }
        return switch (type) {
            case UnboxLexer.NAME -> Kind.NAME;
            case UnboxLexer.NUMBER -> Kind.NUMBER;
            case UnboxLexer.STRING -> Kind.STRING;
            case UnboxLexer.BLOCK -> Kind.BLOCK;
            case UnboxLexer.FEATURE -> Kind.FEATURE;
            case UnboxLexer.SIZE -> Kind.SIZE;
            case UnboxLexer.LINE_COMMENT, UnboxLexer.BLOCK_COMMENT -> Kind.COMMENT;
            case UnboxLexer.DOC_COMMENT -> Kind.DOC_COMMENT;
            case UnboxLexer.WHITESPACE -> Kind.WHITESPACE;
            case UnboxLexer.LINE_END -> Kind.LINE_END;
            default -> type >= UnboxLexer.LEFT_BRACE && type <= UnboxLexer.COMPARISON ? Kind.PUNCTUATION : Kind.WRONG;
        };
    }
}
