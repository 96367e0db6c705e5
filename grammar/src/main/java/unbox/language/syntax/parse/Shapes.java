package unbox.language.syntax.parse;

import java.util.function.IntUnaryOperator;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Looks at a few tokens ahead, where the word alone does not tell what was meant. */
final class Shapes {

    private Shapes() {}

    /**
     * Whether {@code prompt name =}, {@code prompt name(...) =}, {@code edit name {} or the like begins at a place.
     *
     * @param types the type of the token at each place
     */
    static boolean isDeclaration(IntUnaryOperator types, int place) {
        int word = types.applyAsInt(place);
        boolean declares = word == UnboxLexer.PROMPT || word == UnboxLexer.EDIT;
        if (!declares || types.applyAsInt(place + 1) != UnboxLexer.NAME) {
            return false;
        }
        int next = place + 2;
        if (types.applyAsInt(next) == UnboxLexer.LEFT_PAREN) {
            next = behindParentheses(types, next);
        }
        return types.applyAsInt(next) == (word == UnboxLexer.EDIT ? UnboxLexer.LEFT_BRACE : UnboxLexer.ASSIGN);
    }

    private static int behindParentheses(IntUnaryOperator types, int opening) {
        int place = opening;
        int depth = 0;
        do {
            int type = types.applyAsInt(place++);
            depth += type == UnboxLexer.LEFT_PAREN ? 1 : type == UnboxLexer.RIGHT_PAREN ? -1 : 0;
        } while (depth > 0 && !Words.begins(types.applyAsInt(place)) && types.applyAsInt(place) != Token.EOF);
        return place;
    }

    /** A token that is not in the text, at the place where it was missed. */
    static CommonToken putIn(int type, String text, int place) {
        var token = new CommonToken(type, text);
        token.setStartIndex(place);
        token.setStopIndex(place - 1);
        token.setTokenIndex(0);
        return token;
    }
}
