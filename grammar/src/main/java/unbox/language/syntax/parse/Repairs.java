package unbox.language.syntax.parse;

import java.util.List;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import unbox.language.syntax.parse.Misreadings.Mending;

/**
 * What the parser does where the text departs from the grammar: it says so, and changes the tokens ahead until they fit,
 * so that the parse tree is always that of a right text. The parser asks before every decision ({@link #sync}), and as
 * one token of lookahead decides everywhere, a mistake is seen where it stands.
 *
 * <p>
 * It always comes to an end: a repair takes a token out or puts one in, and puts in only so many before the same token.
 * At the end of the file it puts in what the rules on the way out need.
 */
class Repairs implements ANTLRErrorStrategy {

    /** More tokens than this are never missing at one place. */
    private static final int MOST_ATTEMPTS = 12;

    private final RepairableTokens tokens;
    private final Misreadings misreadings;
    private final List<Repair> repairs;
    private final PartRepairs parts;
    /** The index of the last token that was found right by looking through all callers; it is right in those too. */
    private int accepted = -1;
    /** The fewest tokens that were ahead at a mistake. */
    private int fewest = Integer.MAX_VALUE;
    private int attempts;

    /** Repairs one kind of mistakes; false where it is another one. */
    private interface Repair {
        boolean repair(Spot spot);
    }

    Repairs(RepairableTokens tokens, Voice voice) {
        this.tokens = tokens;
        var changes = new Changes(tokens);
        var items = new ItemRepairs(voice, changes);
        var words = new WordRepairs(voice, changes, items);
        var texts = new TextRepairs(voice, changes);
        var grids = new GridRepairs(voice, changes);
        var claims = new ClaimRepairs(voice, changes);
        this.misreadings = new Misreadings(tokens, voice, words, texts, grids, claims, items);
        this.repairs = List.of(new NameRepairs(voice, changes)::repair, grids::repair, claims::repair,
                new RangeRepairs(voice, changes)::repair, new RegionRepairs(voice, changes)::repair, words::repair,
                texts::repair, new ValueRepairs(voice, changes)::repair);
        this.parts = new PartRepairs(voice, changes);
    }

    @Override
    public void sync(Parser parser) {
        Mending mending = misreadings.at(parser.getContext());
        while (mending != null || !fits(parser)) {
            accepted = -1;
            if (isHopeless(tokens.LT(1))) {
                tokens.remove();
            } else {
                mend(Spot.of(parser, tokens), mending);
            }
            mending = misreadings.at(parser.getContext());
        }
    }

    private void mend(Spot spot, Mending mending) {
        if (mending != null) {
            mending.mend(spot);
        } else if (repairs.stream().noneMatch(each -> each.repair(spot))) {
            parts.repair(spot);
        }
    }

    /** Whether nothing that was put in before the token made it fit: what is ahead becomes no less, whatever was read. */
    private boolean isHopeless(Token token) {
        boolean goesOn = tokens.ahead() < fewest;
        attempts = goesOn ? 0 : attempts + 1;
        fewest = Math.min(fewest, tokens.ahead());
        return attempts > MOST_ATTEMPTS && token.getType() != Token.EOF;
    }

    @Override
    public Token recoverInline(Parser parser) {
        sync(parser);
        return parser.consume();
    }

    /** Whether the next token may stand here: in this rule or, where that may end, in one of its callers. */
    private boolean fits(Parser parser) {
        ATN atn = parser.getATN();
        int type = tokens.LA(1);
        IntervalSet next = atn.nextTokens(atn.states.get(parser.getState()));
        if (next.contains(type) || next.contains(Token.EPSILON) && tokens.index() == accepted) {
            return true;
        }
        ParserRuleContext caller = parser.getContext();
        while (next.contains(Token.EPSILON) && caller.invokingState >= 0) {
            var call = (RuleTransition) atn.states.get(caller.invokingState).transition(0);
            next = atn.nextTokens(call.followState);
            if (next.contains(type)) {
                accepted = tokens.index();
                return true;
            }
            caller = caller.getParent();
        }
        return false;
    }

    @Override
    public void reset(Parser parser) {
        accepted = -1;
    }

    @Override
    public boolean inErrorRecoveryMode(Parser parser) {
        return false;
    }

    @Override
    public void reportMatch(Parser parser) {
        // nothing to end: a repair is done before the parser goes on
    }

    @Override
    public void reportError(Parser parser, RecognitionException mistake) {
        throw new ParseCancellationException("a mistake is repaired before the parser meets it", mistake);
    }

    @Override
    public void recover(Parser parser, RecognitionException mistake) {
        throw new ParseCancellationException("a mistake is repaired before the parser meets it", mistake);
    }
}
