package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.BAD_NUMBER;
import static unbox.language.problem.ProblemCode.MISSING_TEXT;
import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;
import static unbox.language.problem.ProblemCode.UNFINISHED_FEATURE;
import static unbox.language.problem.ProblemCode.UNTERMINATED_COMMENT;
import static unbox.language.problem.ProblemCode.UNTERMINATED_STRING;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/**
 * From the lexer's tokens to those that the parser sees. What is wrong wherever it stands is said here, and taken for
 * what was meant or left out.
 */
final class Spelling {

    /** Longer numbers are mistakes; reading them exactly would only take long. */
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern LONG_EXPONENT = Pattern.compile("[eE]\\d{3,}$");

    private final Complaints complaints;
    private final Lines lines;
    private final List<CommonToken> visible = new ArrayList<>();

    Spelling(Complaints complaints, Lines lines) {
        this.complaints = complaints;
        this.lines = lines;
    }

    /** The visible tokens, the end of the file the last of them. */
    List<CommonToken> read(List<CommonToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            CommonToken token = tokens.get(i);
            if (token.getType() == UnboxLexer.OTHER) {
                i = other(tokens, i);
            } else if (token.getChannel() == Token.DEFAULT_CHANNEL) {
                visible(token);
            } else if (token.getType() == UnboxLexer.BLOCK_COMMENT) {
                comment(token);
            }
        }
        return visible;
    }

    private void visible(CommonToken token) {
        switch (token.getType()) {
            case UnboxLexer.UNTERMINATED_STRING -> unterminated(token);
            case UnboxLexer.OTHER_QUOTES -> otherQuotes(token);
            case UnboxLexer.UNFINISHED_BLOCK -> unfinishedBlock(token);
            case UnboxLexer.BAD_NUMBER -> badNumber(token);
            case UnboxLexer.NUMBER -> number(token);
            case UnboxLexer.FEATURE -> feature(token);
            case UnboxLexer.HASH_INDEX -> hashIndex(token);
            case UnboxLexer.HASH_COMMENT -> hashComment(token);
            case UnboxLexer.SEMICOLON -> semicolon(token);
            default -> visible.add(token);
        }
    }

    /** Neighbouring characters without a meaning are one mistake. Returns where the last of them is. */
    private int other(List<CommonToken> tokens, int first) {
        int last = first;
        while (tokens.get(last + 1).getType() == UnboxLexer.OTHER) {
            last++;
        }
        Range range = Places.range(tokens.subList(first, last + 1));
        if (operator(tokens.get(first), range)) {
            return last;
        }
        complaints.add(UNEXPECTED_TEXT, range, first == last ? Phrases.character(tokens.get(first).getText())
                + " has no meaning here." : "These characters have no meaning here.",
                Fix.replace("Remove it", range, ""));
        return last;
    }

    /** {@code &}, {@code |} and {@code !}, as other languages write the words for regions. */
    private boolean operator(CommonToken token, Range range) {
        int type = switch (range.end() - range.start() > 2 ? "" : token.getText()) {
            case "&" -> UnboxLexer.AND;
            case "|" -> UnboxLexer.OR;
            case "!" -> UnboxLexer.NOT;
            default -> Token.INVALID_TYPE;
        };
        if (type == Token.INVALID_TYPE) {
            return false;
        }
        String word = Words.spelled(type);
        complaints.add(UNEXPECTED_TEXT, range, "Here stands the word " + Phrases.quote(word) + ".",
                Fix.replace("Write " + word, range, type == UnboxLexer.NOT ? word + " " : word));
        take(token, type);
        return true;
    }

    private void comment(CommonToken token) {
        String text = token.getText();
        if (text.length() < 4 || !text.endsWith("*/")) {
            Range range = Places.range(token);
            int end = lines.end(range.start());
            complaints.add(UNTERMINATED_COMMENT, new Range(range.start(), range.start() + 2),
                    "The comment is not closed: `*/` is missing, and the rest of the file is taken for a comment.",
                    Fix.replace("Close it at the end of the line", Range.at(end), " */"));
        }
    }

    private void unterminated(CommonToken token) {
        Range range = Places.range(token);
        String text = token.getText().stripTrailing();
        int end = range.start() + text.length();
        int closing = text.indexOf('(') < 0 ? end - trailing(text, ')') : end;
        complaints.add(UNTERMINATED_STRING, new Range(range.start(), end),
                "The text is not closed: a `\"` is missing. A text ends on the line on which it begins.",
                Fix.replace("Close the text", Range.at(closing), "\""));
        take(token, UnboxLexer.STRING);
    }

    private static int trailing(String text, char last) {
        int count = 0;
        while (count < text.length() && text.charAt(text.length() - 1 - count) == last) {
            count++;
        }
        return count;
    }

    private void otherQuotes(CommonToken token) {
        String text = token.getText();
        String inner = text.substring(1, text.length() - 1).replace("\"", "\\\"");
        complaints.add(UNEXPECTED_TEXT, Places.range(token), "Texts stand in double quotes, `\"like this\"`.",
                Fix.replace("Use double quotes", Places.range(token), '"' + inner + '"'));
        take(token, UnboxLexer.STRING);
    }

    private void unfinishedBlock(CommonToken token) {
        complaints.add(MISSING_TEXT, Places.range(token), Phrases.quote(token.getText())
                + " is not finished: blocks are written `down.2.1`, `mid.0` or `up.0.1`.");
        take(token, UnboxLexer.MISSING_VALUE);
    }

    private void number(CommonToken token) {
        if (token.getStopIndex() - token.getStartIndex() >= LONGEST_NUMBER) {
            complaints.add(BAD_NUMBER, Places.range(token), "This number has too many digits.");
        }
        visible.add(token);
    }

    private void badNumber(CommonToken token) {
        String text = token.getText();
        Range range = Places.range(token);
        String right = meant(text);
        if (right.isEmpty()) {
            complaints.add(BAD_NUMBER, range, Phrases.quote(text) + " is not a number.");
        } else {
            complaints.add(BAD_NUMBER, range,
                    Phrases.quote(text) + " is not how numbers are written; write " + Phrases.quote(right) + ".",
                    Fix.replace("Write " + right, range, right));
        }
        take(token, UnboxLexer.NUMBER);
        token.setText(right.isEmpty() ? "0" : right);
    }

    /** What a number in another notation says, or nothing. */
    private static String meant(String text) {
        if (text.length() >= LONGEST_NUMBER || LONG_EXPONENT.matcher(text).find()) {
            return "";
        }
        String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text.replace("_", "");
        try {
            return new BigDecimal(plain).toPlainString();
        } catch (NumberFormatException notANumber) {
            return "";
        }
    }

    private void feature(CommonToken token) {
        String text = token.getText();
        String index = text.substring(text.indexOf('#') + 1);
        if (index.isEmpty()) {
            complaints.add(UNFINISHED_FEATURE, Places.range(token),
                    Phrases.quote(text) + " is not finished: the feature's index is missing, as in `up.0.1#4977`.");
        } else if (Literals.index(index).isEmpty()) {
            complaints.add(BAD_NUMBER, Places.range(token), "No feature's index is as large as this.");
        }
        visible.add(token);
    }

    private void hashIndex(CommonToken token) {
        CommonToken before = visible.isEmpty() ? token : visible.getLast();
        Range range = Places.range(token);
        if (before.getType() == UnboxLexer.BLOCK && lines.same(before.getStartIndex(), range.start())) {
            complaints.add(UNEXPECTED_TEXT, Places.range(before).to(range), "A feature is written in one piece.",
                    Fix.replace("Write it in one piece", Places.range(before).to(range),
                            before.getText() + token.getText()));
            return;
        }
        complaints.add(UNEXPECTED_TEXT, range, "A feature is written with its block, like `up.0.1#4977`.");
        if (!lines.same(before.getStopIndex(), range.start()) || before.getStopIndex() + 1 < range.start()) {
            take(token, UnboxLexer.MISSING_VALUE);
        }
    }

    private void hashComment(CommonToken token) {
        Range sign = new Range(token.getStartIndex(), token.getStartIndex() + 1);
        complaints.add(UNEXPECTED_TEXT, Places.range(token), "A comment begins with `//`.",
                Fix.replace("Write //", sign, "//"));
    }

    private void semicolon(CommonToken token) {
        complaints.add(UNEXPECTED_TEXT, Places.range(token), "No `;` is needed: a statement begins with its word.",
                Fix.replace("Remove ;", Places.range(token), ""));
    }

    private void take(CommonToken token, int type) {
        token.setType(type);
        visible.add(token);
    }
}
