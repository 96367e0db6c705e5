package unbox.language.syntax.parse;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.dfa.DFA;

/**
 * Takes the first way on that the next token fits. One token of lookahead is enough everywhere in this language, but where a
 * text behind a feature may be its label or a caption, ANTLR would not know that the first of both is meant, and would look
 * through everything that may follow.
 */
final class OneTokenAhead extends ParserATNSimulator {

    OneTokenAhead(Parser parser) {
        super(parser, UnboxParser._ATN, new DFA[0], new PredictionContextCache());
    }

    @Override
    public int adaptivePredict(TokenStream input, int decision, ParserRuleContext context) {
        DecisionState state = atn.getDecisionState(decision);
        int next = input.LA(1);
        int way = 0;
        while (way < state.getNumberOfTransitions() - 1
                && !atn.nextTokens(state.transition(way).target).contains(next)) {
            way++;
        }
        return way + 1;
    }
}
