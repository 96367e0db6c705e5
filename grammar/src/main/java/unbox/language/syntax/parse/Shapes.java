package unbox.language.syntax.parse;

import java.util.Set;
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
        return types.applyAsInt(
                behindHead(types, place)) == (word == UnboxLexer.EDIT ? UnboxLexer.LEFT_BRACE : UnboxLexer.ASSIGN);
    }

    /** The place behind a declaration's word, name and parameters, behind {@code on both} or {@code during steps 2}. */
    static int behindHead(IntUnaryOperator types, int place) {
        if (types.applyAsInt(place) == UnboxLexer.DURING) {
            return behindWindow(types, place + 1);
        }
        int next = types.applyAsInt(place + 1) == UnboxLexer.NAME ? place + 2 : place + 1;
        return types.applyAsInt(next) == UnboxLexer.LEFT_PAREN ? behindParentheses(types, next) : next;
    }

    private static int behindWindow(IntUnaryOperator types, int place) {
        int next = place;
        while (Set.of(UnboxLexer.STEPS, UnboxLexer.NUMBER, UnboxLexer.RANGE, UnboxLexer.NAME)
                .contains(types.applyAsInt(next))) {
            next++;
        }
        return next;
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
