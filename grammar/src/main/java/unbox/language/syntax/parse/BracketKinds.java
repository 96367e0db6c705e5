package unbox.language.syntax.parse;

import java.util.List;
import java.util.function.IntUnaryOperator;
import org.antlr.v4.runtime.CommonToken;

/** Which bracket must open at a place, as far as what stands around it tells. */
final class BracketKinds {

    private final List<CommonToken> tokens;
    private final IntUnaryOperator type;

    BracketKinds(List<CommonToken> tokens, IntUnaryOperator type) {
        this.tokens = tokens;
        this.type = type;
    }

    /** The type of the bracket that belongs where one of a pair of two kinds opens. */
    int opening(int opening, int closing) {
        int written = type.applyAsInt(opening);
        int next = type.applyAsInt(opening + 1);
        boolean items = Words.begins(next) || Words.isSetting(next) || next == UnboxLexer.RIGHT_BRACE;
        if (items && isBehindHead(opening)) {
            return UnboxLexer.LEFT_BRACE;
        }
        if (isBehindName(opening)) {
            return UnboxLexer.LEFT_PAREN;
        }
        boolean list = written == UnboxLexer.LEFT_PAREN && type.applyAsInt(closing) == UnboxLexer.RIGHT_BRACKET
                && hasComma(opening, closing);
        return list ? UnboxLexer.LEFT_BRACKET
                : written == UnboxLexer.LEFT_BRACE ? type.applyAsInt(closing) - 1 : written;
    }

    private boolean isBehindHead(int i) {
        return switch (type.applyAsInt(i - 1)) {
            case UnboxLexer.NAME, UnboxLexer.RIGHT_PAREN, UnboxLexer.NUMBER, UnboxLexer.RANGE, UnboxLexer.STRING ->
                true;
            default -> false;
        };
    }

    private boolean isBehindName(int i) {
        return type.applyAsInt(i - 1) == UnboxLexer.NAME
                && tokens.get(i - 1).getStopIndex() + 1 == tokens.get(i).getStartIndex();
    }

    private boolean hasComma(int opening, int closing) {
        for (int i = opening + 1; i < closing; i++) {
            if (type.applyAsInt(i) == UnboxLexer.COMMA) {
                return true;
            }
        }
        return false;
    }
}
