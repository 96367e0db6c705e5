package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.BAD_NUMBER;
import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;
import static unbox.language.problem.ProblemCode.UNFINISHED_FEATURE;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Features that are unfinished, in pieces, or without their block; ranges of them in another notation. */
final class FeatureSpelling {

    private static final Pattern BLOCK_AND_INDEX = Pattern.compile("((?:down|up)\\.\\d+\\.\\d+)\\.(\\d+)");

    private final Spelled spelled;
    private final Complaints complaints;
    private final Lines lines;

    FeatureSpelling(Spelled spelled, Complaints complaints, Lines lines) {
        this.spelled = spelled;
        this.complaints = complaints;
        this.lines = lines;
    }

    void unfinishedBlock(CommonToken token) {
        complaints.add(MISSING_TEXT, Places.range(token), Phrases.quote(token.getText())
                + " is not finished: blocks are written `down.2.1`, `mid.0` or `up.0.1`.");
        spelled.add(token, UnboxLexer.MISSING_VALUE);
    }

    /** A block, unless an index is written behind it in another way. */
    void block(CommonToken token) {
        Matcher dotted = BLOCK_AND_INDEX.matcher(token.getText());
        int sign = spelled.adjacent().getType();
        boolean number = spelled.ahead(1).getType() == UnboxLexer.NUMBER;
        if (dotted.matches()) {
            otherSign(token, dotted.group(1), dotted.group(2), token);
        } else if (sign == UnboxLexer.COLON && number) {
            spelled.take();
            CommonToken index = spelled.take();
            otherSign(token, token.getText(), index.getText(), index);
        } else if (sign == UnboxLexer.LEFT_BRACKET && number && spelled.ahead(2)
                .getType() == UnboxLexer.RIGHT_BRACKET) {
            spelled.take();
            CommonToken index = spelled.take();
            otherSign(token, token.getText(), index.getText(), spelled.take());
        } else {
            spelled.add(token);
        }
    }

    private void otherSign(CommonToken first, String block, String index, CommonToken last) {
        mended(Places.range(first).to(Places.range(last)), block + "#" + index,
                "A feature's index stands behind `#`");
    }

    private void mended(Range range, String right, String message) {
        complaints.add(UNEXPECTED_TEXT, range, message + ": " + Phrases.quote(right) + ".",
                Fix.replace("Write " + right, range, right));
        spelled.add(UnboxLexer.FEATURE, right, range);
    }

    void feature(CommonToken token) {
        String written = token.getText();
        String index = written.substring(written.indexOf('#') + 1);
        if (index.isEmpty()) {
            unfinished(token);
        } else if (Literals.index(index).isEmpty()) {
            complaints.add(BAD_NUMBER, Places.range(token), "No feature's index is as large as this.");
            spelled.add(token);
        } else {
            spelled.add(token);
            behind(token);
        }
    }

    private void unfinished(CommonToken token) {
        CommonToken next = spelled.nextOnLine();
        boolean sign = spelled.adjacent().getType() == UnboxLexer.HASH_INDEX;
        if (sign || next.getType() == UnboxLexer.NUMBER) {
            spelled.takeWhile(each -> each != next);
            spelled.take();
            mended(Places.range(token).to(Places.range(next)), token.getText() + next.getText().replace("#", ""),
                    "A feature is written in one piece");
            return;
        }
        List<CommonToken> rest = spelled.takeWhile(FeatureSpelling::isPartOfIndex);
        Range range = rest.isEmpty() ? Places.range(token) : Places.range(token).to(Places.range(rest));
        String advice = rest.isEmpty() ? "the feature's index is missing" : "its index is a number";
        complaints.add(UNFINISHED_FEATURE, range,
                Phrases.quote(token.getText()) + " is not finished: " + advice + ", as in `up.0.1#4977`.");
        spelled.add(token);
    }

    /** Whether a token right behind {@code #} was meant for the index. */
    private static boolean isPartOfIndex(CommonToken token) {
        int type = token.getType();
        return token.getChannel() == Token.DEFAULT_CHANNEL && !Words.closes(type) && type != UnboxLexer.COMMA
                && type != UnboxLexer.RANGE && type != UnboxLexer.LEFT_BRACE;
    }

    /** What stands right behind a whole feature: {@code .4}, {@code -233}, {@code ..up.0.0#233}. */
    private void behind(CommonToken token) {
        CommonToken next = spelled.adjacent();
        CommonToken second = spelled.ahead(1);
        if (next.getType() == UnboxLexer.BAD_NUMBER && next.getText().startsWith(".")) {
            complaints.add(BAD_NUMBER, Places.range(token).to(Places.range(spelled.take())),
                    "The index of a feature is a whole number.");
        } else if (next.getType() == UnboxLexer.MINUS && second.getType() == UnboxLexer.NUMBER) {
            range(token, second.getText());
        } else if (next.getType() == UnboxLexer.RANGE && second.getType() == UnboxLexer.FEATURE) {
            String end = second.getText();
            String block = token.getText().substring(0, token.getText().indexOf('#') + 1);
            if (end.startsWith(block) && end.length() > block.length()) {
                range(token, end.substring(block.length()));
            }
        }
    }

    private void range(CommonToken from, String to) {
        CommonToken sign = spelled.take();
        CommonToken end = spelled.take();
        Range range = Places.range(from).to(Places.range(end));
        String right = from.getText() + ".." + to;
        complaints.add(UNEXPECTED_TEXT, range, "A range of features is written " + Phrases.quote(right) + ".",
                Fix.replace("Write " + right, range, right));
        spelled.add(sign, UnboxLexer.RANGE);
        spelled.add(end, UnboxLexer.NUMBER);
        end.setText(to);
    }

    /** {@code #294} without a block right before it. */
    void index(CommonToken token) {
        CommonToken before = spelled.previousOnLine(token);
        Range range = Places.range(token);
        if (before.getType() == UnboxLexer.BLOCK) {
            spelled.removeLast();
            mended(Places.range(before).to(range), before.getText() + token.getText(),
                    "A feature is written in one piece");
        } else if (before.getType() == UnboxLexer.COMMA && lastFeature() != null) {
            String feature = lastFeature().getText();
            mended(range, feature.substring(0, feature.indexOf('#')) + token.getText(),
                    "Each feature is written with its block");
        } else if (mayPrecedeFeature(before.getType()) || before.getStopIndex() + 1 == range.start()) {
            complaints.add(UNEXPECTED_TEXT, range, "A feature is written with its block, like `up.0.1#4977`.");
            if (before.getStopIndex() + 1 < range.start()) {
                spelled.add(token, UnboxLexer.MISSING_VALUE);
            }
        } else {
            List<CommonToken> rest = spelled.takeLine(token);
            complaints.add(UNEXPECTED_TEXT, rest.isEmpty() ? range : range.to(Places.range(rest)),
                    "A comment begins with `//`.",
                    Fix.replace("Write //", new Range(range.start(), range.start() + 1), "//"));
        }
    }

    /** The feature before the last comma, with or without its label. */
    private CommonToken lastFeature() {
        CommonToken last = spelled.before(spelled.before(1).getType() == UnboxLexer.STRING ? 2 : 1);
        return last.getType() == UnboxLexer.FEATURE ? last : null;
    }

    private static boolean mayPrecedeFeature(int type) {
        return Words.isReserved(type) || Words.opens(type) || type == UnboxLexer.NAME || type == UnboxLexer.ASSIGN
                || type == UnboxLexer.COMMA || type == UnboxLexer.COLON || type == UnboxLexer.PLUS;
    }
}
