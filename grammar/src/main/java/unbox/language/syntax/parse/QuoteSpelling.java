package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;
import static unbox.language.problem.ProblemCode.UNTERMINATED_STRING;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Texts in other quotes, without their end, with quotes inside, or over several lines. */
final class QuoteSpelling {

    private static final String NOT_CLOSED = "The text is not closed: a `\"` is missing. ";

    private final Spelled spelled;
    private final Complaints complaints;
    private final Lines lines;
    private final String text;

    QuoteSpelling(Spelled spelled, Complaints complaints, Lines lines, String text) {
        this.spelled = spelled;
        this.complaints = complaints;
        this.lines = lines;
        this.text = text;
    }

    /** A whole text; words right behind it show that a quote of the line is missing or meant for itself. */
    void text(CommonToken token) {
        if (!Words.isWordlike(spelled.adjacent().getType())) {
            spelled.add(token);
            return;
        }
        List<CommonToken> rest = spelled.takeLine(token);
        Range range = Places.range(token).to(Places.range(rest));
        boolean matched = rest.stream().noneMatch(each -> each.getType() == UnboxLexer.UNTERMINATED_STRING);
        if (matched && rest.getLast().getType() == UnboxLexer.STRING) {
            List<Integer> quotes = quotes(range);
            complaints.add(UNEXPECTED_TEXT, range, "A `\"` inside a text is written `\\\"`.",
                    new Fix("Write \\\"", quotes.subList(1, quotes.size() - 1).stream()
                            .map(at -> new Fix.Replacement(new Range(at, at + 1), "\\\"")).toList()));
        } else {
            missing(token, range);
        }
        spelled.add(UnboxLexer.STRING, range.of(text), range);
    }

    /** The quotes of a line do not pair; where one text ran into the next, a comma ends the first. */
    private void missing(CommonToken token, Range range) {
        String inner = token.getText().substring(0, token.getText().length() - 1).stripTrailing();
        String message = NOT_CLOSED + "The quotes of this line do not match.";
        if (inner.endsWith(",")) {
            Range end = Range.at(token.getStartIndex() + inner.length() - 1);
            complaints.add(UNTERMINATED_STRING, range, message, Fix.replace("Close the first text", end, "\""));
        } else {
            complaints.add(UNTERMINATED_STRING, range, message);
        }
    }

    private List<Integer> quotes(Range range) {
        List<Integer> found = new ArrayList<>();
        for (int at = range.start(); at < range.end(); at++) {
            if (text.charAt(at) == '"' && (at == 0 || text.charAt(at - 1) != '\\')) {
                found.add(at);
            }
        }
        return found;
    }

    void unterminated(CommonToken token) {
        String written = token.getText().stripTrailing();
        Range range = new Range(token.getStartIndex(), token.getStartIndex() + written.length());
        boolean apostrophe = written.indexOf('\'') == written.length() - 1;
        if (written.length() > 1 && (apostrophe || Quotes.CURLY.indexOf(written.charAt(written.length() - 1)) >= 0)) {
            Range last = new Range(range.end() - 1, range.end());
            complaints.add(UNEXPECTED_TEXT, range, Quotes.RIGHT, Fix.replace("Use double quotes", last, "\""));
        } else if (!overLines(token, range)) {
            complaints.add(UNTERMINATED_STRING, range, NOT_CLOSED + "A text ends on the line on which it begins.",
                    Fix.replace("Close the text", Range.at(range.start() + end(written)), "\""));
        }
        spelled.add(token, UnboxLexer.STRING);
    }

    /** Where the text ends: before brackets that it does not open. */
    private static int end(String written) {
        String rest = written;
        for (String brackets : List.of("{}", "()", "[]", "()")) {
            String opening = brackets.substring(0, 1);
            while (rest.endsWith(brackets.substring(1)) && !rest.contains(opening)) {
                rest = rest.substring(0, rest.length() - 1).stripTrailing();
            }
        }
        return rest.length();
    }

    /** A text whose end stands on the next line: all between is part of it. */
    private boolean overLines(CommonToken token, Range range) {
        int at = 0;
        while (spelled.ahead(at).getChannel() != Token.DEFAULT_CHANNEL) {
            at++;
        }
        int line = lines.number(spelled.ahead(at).getStartIndex());
        if (line != lines.number(token.getStartIndex()) + 1) {
            return false;
        }
        CommonToken first = spelled.ahead(at);
        while (spelled.ahead(at).getType() != Token.EOF && spelled.ahead(at).getType() != UnboxLexer.LINE_END
                && spelled.ahead(at).getType() != UnboxLexer.UNTERMINATED_STRING) {
            at++;
        }
        CommonToken last = spelled.ahead(at);
        if (last.getType() != UnboxLexer.UNTERMINATED_STRING || last.getText().strip().length() > 1) {
            return false;
        }
        spelled.takeWhile(each -> each != last);
        spelled.take();
        complaints.add(UNTERMINATED_STRING, range, "A text ends on the line on which it begins.",
                Fix.replace("Join the lines", new Range(range.end(), first.getStartIndex()), " "));
        return true;
    }

    /** Quotes of other languages, and those that people paste. */
    void other(CommonToken token) {
        Range range = Places.range(token);
        String inner = Quotes.inside(token.getText());
        if (token.getText().startsWith("`") && Words.isName(inner)) {
            complaints.add(UNEXPECTED_TEXT, range, "A name stands without quotes: " + Phrases.quote(inner) + ".",
                    Fix.replace("Remove the quotes", range, inner));
            spelled.add(token, UnboxLexer.NAME);
            token.setText(inner);
            return;
        }
        String line = inner.replaceAll("\\s*[\r\n]\\s*", " ").strip();
        complaints.add(UNEXPECTED_TEXT, range, Quotes.RIGHT,
                Fix.replace("Use double quotes", range, '"' + line.replace("\"", "\\\"") + '"'));
        spelled.add(token, UnboxLexer.STRING);
    }

    /** {@code f"..."}: one word of Python behind an equals sign, a name and its caption elsewhere. */
    void prefixed(CommonToken token) {
        Range range = Places.range(token);
        Range letter = new Range(range.start(), range.start() + 1);
        Range quoted = new Range(letter.end(), range.end());
        if (spelled.previousOnLine(token).getType() == UnboxLexer.ASSIGN) {
            complaints.add(UNEXPECTED_TEXT, letter,
                    "A text begins with its quote; its placeholders need no letter before it.",
                    Fix.replace("Remove " + letter.of(text), letter, ""));
        } else {
            spelled.add(UnboxLexer.NAME, letter.of(text), letter);
        }
        spelled.add(UnboxLexer.STRING, quoted.of(text), quoted);
    }
}
