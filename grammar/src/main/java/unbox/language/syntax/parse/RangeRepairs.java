package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.List;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Repairs of ranges with other signs, of windows and of what stands before their braces. */
final class RangeRepairs {

    private static final Fix[] NO_FIX = {};

    private static final String NUMBERS_ONLY = "A range takes numbers, such as `0..8 step 2`, and nothing else.";

    private final Voice voice;
    private final Changes changes;

    RangeRepairs(Voice voice, Changes changes) {
        this.voice = voice;
        this.changes = changes;
    }

    /** Repairs one of these mistakes; false where it is another one. */
    boolean repair(Spot spot) {
        return otherSign(spot) || otherStep(spot) || openWindow(spot) || window(spot) || branches(spot) || names(spot);
    }

    /** {@code 0-3}, {@code 0:3}, {@code 0 to 3}. */
    private boolean otherSign(Spot spot) {
        boolean minus = spot.type() == UnboxLexer.MINUS && isTight(spot);
        boolean sign = minus || spot.type() == UnboxLexer.COLON || spot.type() == UnboxLexer.TO;
        if (!sign || !isBetweenNumbers(spot) || !spot.expected().has(UnboxLexer.RANGE)) {
            return false;
        }
        rewrite(spot, UnboxLexer.RANGE, "..", "A range is written with two points: ");
        return true;
    }

    /** {@code 0..8:2}, {@code 0..8 by 2}. */
    private boolean otherStep(Spot spot) {
        boolean sign = spot.type() == UnboxLexer.COLON || spot.type() == UnboxLexer.BY;
        if (!sign || !isBetweenNumbers(spot) || !spot.expected().has(UnboxLexer.STEP)) {
            return false;
        }
        rewrite(spot, UnboxLexer.STEP, " step ", "The step of a range has its word: ");
        return true;
    }

    private static boolean isBetweenNumbers(Spot spot) {
        return spot.previousType() == UnboxLexer.NUMBER && spot.second() == UnboxLexer.NUMBER;
    }

    private static boolean isTight(Spot spot) {
        return spot.gap().start() == spot.range().start() && spot.range().end() == spot.behind().getStartIndex();
    }

    private void rewrite(Spot spot, int type, String sign, String message) {
        Range between = new Range(spot.gap().start(), spot.behind().getStartIndex());
        Range number = Places.range(spot.previous());
        int start = type == UnboxLexer.STEP ? changes.token(-3).getStartIndex() : number.start();
        String right = voice.written(new Range(start, number.end())) + sign + spot.behind().getText();
        voice.say(spot, UNEXPECTED_TEXT, new Range(start, spot.behind().getStopIndex() + 1),
                message + Phrases.quote(right) + ".",
                Fix.replace("Write " + right.strip(), between, sign));
        changes.replace(type, sign.strip());
    }

    /** {@code during steps ..12}. */
    private boolean openWindow(Spot spot) {
        boolean window = spot.type() == UnboxLexer.RANGE && spot.previousType() == UnboxLexer.STEPS
                && isWindow(spot) && spot.expected().has(UnboxLexer.NUMBER);
        if (window) {
            voice.say(spot, MISSING_TEXT, spot.range(), "A window begins with its first step, such as `0..3`.",
                    Fix.replace("Write 0", Range.at(spot.range().start()), "0"));
            changes.insert(UnboxLexer.NUMBER, "0", spot.gap().start());
        }
        return window;
    }

    private static boolean isWindow(Spot spot) {
        return spot.context() instanceof UnboxParser.DuringContext
                || spot.context() instanceof UnboxParser.WindowContext;
    }

    /** {@code during steps 0, 1, 2}, {@code during steps from 0 to 12}. */
    private boolean window(Spot spot) {
        boolean begun = spot.expected().has(UnboxLexer.LEFT_BRACE);
        boolean missing = spot.expected().has(UnboxLexer.MISSING_NAME);
        List<Token> rest = restBeforeBrace(spot);
        if (!isWindow(spot) || !begun && !missing || rest.isEmpty()) {
            return false;
        }
        voice.say(spot, UNEXPECTED_TEXT, Places.range(rest),
                "A window is one step or a range of steps, such as `0..3`.",
                window(spot, rest));
        changes.remove(rest.size());
        if (!begun) {
            changes.insert(UnboxLexer.MISSING_NAME, "", spot.gap().start());
        }
        return true;
    }

    /** From the first number to the last, where that is what was listed. */
    private Fix[] window(Spot spot, List<Token> rest) {
        List<Token> numbers = rest.stream().filter(token -> token.getType() == UnboxLexer.NUMBER).toList();
        boolean listed = spot.previousType() == UnboxLexer.NUMBER && spot.type() == UnboxLexer.COMMA;
        if (numbers.isEmpty() || !listed && numbers.size() != 2) {
            return NO_FIX;
        }
        Token first = listed ? spot.previous() : numbers.getFirst();
        Range range = listed ? Places.range(first).to(Places.range(rest)) : Places.range(rest);
        String right = first.getText() + ".." + numbers.getLast().getText();
        return new Fix[]{Fix.replace("Write " + right, range, right)};
    }

    /** {@code on cond, uncond}. */
    private boolean branches(Spot spot) {
        List<Token> rest = restBeforeBrace(spot);
        if (!(spot.context() instanceof UnboxParser.OnContext) || spot.type() != UnboxLexer.COMMA || rest.isEmpty()) {
            return false;
        }
        Range range = Places.range(spot.previous()).to(Places.range(rest));
        voice.say(spot, UNEXPECTED_TEXT, range, "`on` takes one branch: `cond`, `uncond`, `both` or `opposed`.",
                Fix.replace("Write both", range, "both"));
        changes.remove(rest.size());
        return true;
    }

    /** The tokens up to a brace on the same line. */
    private List<Token> restBeforeBrace(Spot spot) {
        List<Token> rest = changes.ahead(token -> token.getType() != UnboxLexer.LEFT_BRACE
                && !Words.begins(token.getType()) && voice.sameLine(token, spot.next()));
        return changes.typeAhead(rest.size() + 1) == UnboxLexer.LEFT_BRACE ? rest : List.of();
    }

    /** {@code 0..n}, {@code "a".."c"}: a range of other things than numbers. */
    private boolean names(Spot spot) {
        boolean from = spot.previousType() == UnboxLexer.STRING || spot.previousType() == UnboxLexer.NAME;
        if (spot.type() == UnboxLexer.RANGE && from && Words.beginsValue(spot.second())
                && voice.sameLine(spot.previous(), spot.behind())) {
            voice.say(spot, UNEXPECTED_TEXT, spot.range(), NUMBERS_ONLY);
            changes.remove(2);
            return true;
        }
        boolean part = spot.previousType() == UnboxLexer.RANGE || spot.previousType() == UnboxLexer.STEP;
        if (!part || spot.type() != UnboxLexer.NAME || voice.isFirstOnLine(spot.next())) {
            return false;
        }
        voice.say(spot, UNEXPECTED_TEXT, spot.range(), NUMBERS_ONLY);
        changes.replace(UnboxLexer.NUMBER, "");
        return true;
    }
}
