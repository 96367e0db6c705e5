package unbox.language.syntax.parse;

import org.antlr.v4.runtime.ParserRuleContext;

/**
 * Mistakes that read as something right for too long: each is told by its first tokens, before the parser goes on with them.
 */
final class Misreadings {

    /** What is done about one of them. */
    interface Mending {
        void mend(Spot spot);
    }

    private final RepairableTokens tokens;
    private final Voice voice;
    private final WordRepairs words;
    private final TextRepairs texts;
    private final GridRepairs grids;
    private final ClaimRepairs claims;
    private final ItemRepairs items;

    Misreadings(RepairableTokens tokens, Voice voice, WordRepairs words, TextRepairs texts, GridRepairs grids,
            ClaimRepairs claims, ItemRepairs items) {
        this.tokens = tokens;
        this.voice = voice;
        this.words = words;
        this.texts = texts;
        this.grids = grids;
        this.claims = claims;
        this.items = items;
    }

    /** What to do about the next tokens, or null where they are what they look like. */
    Mending at(ParserRuleContext context) {
        return switch (tokens.LA(1)) {
            case UnboxLexer.PROMPT, UnboxLexer.EDIT -> isDeclarationInside(context) ? items::misplace : grid(context);
            case UnboxLexer.NEGATIVE, UnboxLexer.SEED, UnboxLexer.STEPS, UnboxLexer.GUIDANCE, UnboxLexer.ROWS,
                    UnboxLexer.COLUMNS ->
                grid(context);
            case UnboxLexer.NUMBER -> number(context);
            case UnboxLexer.MINUS, UnboxLexer.PLUS -> sign();
            case UnboxLexer.AND -> and();
            case UnboxLexer.ON -> isInForOn() ? items::onForIn : null;
            case UnboxLexer.OUTSIDE -> tokens.LA(-1) == UnboxLexer.IN && Words.beginsValue(tokens.LA(2))
                    ? claims::inOutside
                    : null;
            case UnboxLexer.NAME -> isSentence() ? texts::sentence : null;
            case UnboxLexer.COMMA -> isBetweenTexts() ? texts::several : null;
            case UnboxLexer.STRING -> isWord() ? words::quoted : null;
            case UnboxLexer.ADD, UnboxLexer.SCALE, UnboxLexer.REMOVE, UnboxLexer.SET, UnboxLexer.COPY, UnboxLexer.ONLY,
                    UnboxLexer.SKIP_WORD, UnboxLexer.RECONSTRUCT ->
                isActionForEdit(context) ? items::actionForEdit : null;
            default -> null;
        };
    }

    /** In an experiment {@code prompt} and {@code edit} open axes; a declaration there looks right for too long. */
    private boolean isDeclarationInside(ParserRuleContext context) {
        return context instanceof UnboxParser.ExperimentContext && Shapes.isDeclaration(tokens::LA, 1);
    }

    private Mending grid(ParserRuleContext context) {
        return GridRepairs.isGrid(context) && grids.isMisread(tokens) ? grids::misread : null;
    }

    private Mending number(ParserRuleContext context) {
        boolean claim = tokens.LA(2) == UnboxLexer.COMPARISON
                && (tokens.LA(-1) == UnboxLexer.EXPECT || tokens.LA(-1) == UnboxLexer.COMMA && isIn(context,
                        UnboxParser.ExpectContext.class));
        if (claim) {
            return claims::turned;
        }
        boolean strength = switch (tokens.LA(-1)) {
            case UnboxLexer.ADD, UnboxLexer.SCALE, UnboxLexer.SET, UnboxLexer.ONLY -> true;
            default -> false;
        };
        boolean feature = tokens.LA(2) == UnboxLexer.NAME || tokens.LA(2) == UnboxLexer.FEATURE;
        return strength && feature ? items::strengthFirst : null;
    }

    /** Whether an action stands among the edits of an experiment. */
    private boolean isActionForEdit(ParserRuleContext context) {
        boolean behind = switch (tokens.LA(-1)) {
            case UnboxLexer.EDIT, UnboxLexer.COMMA, UnboxLexer.PLUS -> true;
            default -> false;
        };
        return behind && tokens.LA(2) != UnboxLexer.LEFT_PAREN && Words.beginsValue(tokens.LA(2)) && isInEdits(context);
    }

    private static boolean isInEdits(ParserRuleContext context) {
        ParserRuleContext around = context;
        while (around != null && !(around instanceof UnboxParser.AxisContext)) {
            around = around.getParent();
        }
        return around != null && around.getStart().getType() == UnboxLexer.EDIT;
    }

    private static boolean isIn(ParserRuleContext context, Class<? extends ParserRuleContext> rule) {
        ParserRuleContext around = context;
        while (around != null && !rule.isInstance(around)) {
            around = around.getParent();
        }
        return around != null;
    }

    /** Signs at the beginning of a line: of lists, and of lines that were added or removed. */
    private Mending sign() {
        if (!voice.isFirstOnLine(tokens.LT(1)) || !voice.sameLine(tokens.LT(1), tokens.LT(2))) {
            return null;
        }
        boolean apart = tokens.LT(1).getStopIndex() + 1 < tokens.LT(2).getStartIndex();
        if (Words.begins(tokens.LA(2))) {
            return items::tooMuch;
        }
        return tokens.LA(1) == UnboxLexer.MINUS && apart ? items::bullet : null;
    }

    private Mending and() {
        if (Words.begins(tokens.LA(2)) && voice.sameLine(tokens.LT(1), tokens.LT(2))) {
            return items::andBetweenItems;
        }
        return tokens.LA(-1) == UnboxLexer.NUMBER ? claims::joined : null;
    }

    private boolean isInForOn() {
        return tokens.LA(2) == UnboxLexer.NAME && tokens.LA(3) != UnboxLexer.LEFT_BRACE
                && tokens.LA(-1) != UnboxLexer.LEFT_BRACE && tokens.LA(-1) != UnboxLexer.RIGHT_BRACE
                && tokens.LT(-1) != null && voice.sameLine(tokens.LT(-1), tokens.LT(1));
    }

    private boolean isSentence() {
        boolean prompt = tokens.LA(-1) == UnboxLexer.PROMPT || tokens.LA(-1) == UnboxLexer.NEGATIVE;
        return prompt && TextRepairs.isSentence(tokens, voice);
    }

    private boolean isBetweenTexts() {
        boolean one = switch (tokens.LA(-2)) {
            case UnboxLexer.SAVE, UnboxLexer.MODEL, UnboxLexer.SAES, UnboxLexer.IMPORT -> true;
            default -> false;
        };
        return one && tokens.LA(-1) == UnboxLexer.STRING && tokens.LA(2) == UnboxLexer.STRING;
    }

    private boolean isWord() {
        return tokens.LA(2) == UnboxLexer.COLON && voice.isFirstOnLine(tokens.LT(1))
                && tokens.LA(-1) != UnboxLexer.LEFT_PAREN && tokens.LA(-1) != UnboxLexer.COMMA;
    }
}
