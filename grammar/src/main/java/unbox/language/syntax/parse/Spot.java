package unbox.language.syntax.parse;

import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import unbox.language.syntax.Range;

/**
 * Where the parser cannot go on.
 *
 * @param context the rule that it is in
 * @param expected what may stand next
 * @param lead the token before the previous one, or null
 * @param previous the token before, or null at the beginning of the file
 * @param next the token that does not fit
 * @param behind the token behind it
 */
record Spot(ParserRuleContext context, Expected expected, Token lead, Token previous, Token next,
        Token behind) {

    static Spot of(Parser parser, RepairableTokens tokens) {
        return new Spot(parser.getContext(), new Expected(parser.getExpectedTokens()), tokens.LT(-2), tokens.LT(-1),
                tokens.LT(1), tokens.LT(2));
    }

    int type() {
        return next.getType();
    }

    /** The type of the token behind the next one. */
    int second() {
        return behind.getType();
    }

    int previousType() {
        return previous == null ? Token.EOF : previous.getType();
    }

    Range range() {
        return Places.range(next);
    }

    /** The place where something is missing: right behind what was read. */
    Range gap() {
        return Range.at(previous == null ? 0 : previous.getStopIndex() + 1);
    }

    /** Whether the next statement, action, clause or setting should begin here. */
    boolean betweenItems() {
        return switch (context.getRuleIndex()) {
            case UnboxParser.RULE_script -> true;
            case UnboxParser.RULE_model, UnboxParser.RULE_edit, UnboxParser.RULE_experiment, UnboxParser.RULE_during,
                    UnboxParser.RULE_on ->
                expected.has(UnboxLexer.RIGHT_BRACE);
            default -> false;
        };
    }

    /** The first token of the statement, action, clause or setting that is being read. */
    Token item() {
        ParserRuleContext item = context;
        while (!isItem(item) && item.getParent() != null) {
            item = item.getParent();
        }
        return betweenItems() || !isItem(item) ? next : item.getStart();
    }

    /** Whether the next token begins something that never stands where the item stands. */
    boolean isForeignWord() {
        int item = item().getType();
        boolean clause = Words.CLAUSES.contains(item) && Words.ACTIONS.contains(type());
        boolean action = Words.ACTIONS.contains(item) && Words.CLAUSES.contains(type());
        return clause || action || Words.begins(type()) && Words.CONNECTIVES.contains(second());
    }

    /** Whether a declaration goes on without its name: {@code region = ...}. */
    boolean isNameless() {
        boolean declares = item().getType() >= UnboxLexer.PROMPT && item().getType() <= UnboxLexer.EXPERIMENT;
        return declares && expected.nameOnly() && (type() == UnboxLexer.ASSIGN || type() == UnboxLexer.LEFT_PAREN);
    }

    boolean isBehindBrace() {
        return previousType() == UnboxLexer.LEFT_BRACE || previousType() == UnboxLexer.RIGHT_BRACE;
    }

    private static boolean isItem(ParserRuleContext context) {
        return context instanceof UnboxParser.StatementContext || context instanceof UnboxParser.ActionContext
                || context instanceof UnboxParser.ClauseContext || context instanceof UnboxParser.SettingContext;
    }
}
