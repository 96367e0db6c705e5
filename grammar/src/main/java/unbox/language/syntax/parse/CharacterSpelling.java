package unbox.language.syntax.parse;

import static unbox.language.problem.ProblemCode.UNEXPECTED_TEXT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import unbox.language.problem.Fix;
import unbox.language.syntax.Range;

/** Characters that the language does not have. Those that look like its own are taken for them. */
final class CharacterSpelling {

    private static final Map<String, String> LIKE = Map.ofEntries(Map.entry("\u2010", "-"), Map.entry("\u2011", "-"),
            Map.entry("\u2012", "-"), Map.entry("\u2013", "-"), Map.entry("\u2014", "-"), Map.entry("\u2212", "-"),
            Map.entry("\u2026", ".."), Map.entry("\u3001", ","), Map.entry("\u201A", ","), Map.entry("&lt;", "<"),
            Map.entry("&gt;", ">"), Map.entry("&amp;", "&"), Map.entry("&minus;", "-"), Map.entry("&ndash;", "-"));

    private final Spelled spelled;
    private final Complaints complaints;
    private final Lines lines;
    /** Lookalikes on one line, which are one mistake. */
    private final List<Fix.Replacement> onLine = new ArrayList<>();
    private String first = "";

    CharacterSpelling(Spelled spelled, Complaints complaints, Lines lines) {
        this.spelled = spelled;
        this.complaints = complaints;
        this.lines = lines;
    }

    void read(CommonToken token) {
        String like = like(token.getText());
        boolean dash = like.equals("-") && spelled.adjacent().getType() == UnboxLexer.NUMBER
                && spelled.previousOnLine(token).getType() == UnboxLexer.NUMBER;
        if (like.isEmpty()) {
            unknown(token);
        } else if (Character.isDigit(like.charAt(0))) {
            digits(token, like);
        } else {
            take(token, dash ? ".." : like);
        }
    }

    /** The text of the language that a character looks like; full-width ones have the same order as those of ASCII. */
    private static String like(String character) {
        int point = character.codePointAt(0);
        boolean wide = character.length() == 1 && point >= 0xFF01 && point <= 0xFF5E;
        return wide ? Character.toString(point - 0xFEE0) : LIKE.getOrDefault(character, "");
    }

    private void digits(CommonToken token, String first) {
        List<CommonToken> rest = spelled.takeWhile(each -> like(each.getText()).matches("[0-9.]"));
        var digits = new StringBuilder(first);
        rest.forEach(each -> digits.append(like(each.getText())));
        token.setStopIndex(rest.isEmpty() ? token.getStopIndex() : rest.getLast().getStopIndex());
        take(token, digits.toString());
    }

    private void take(CommonToken token, String right) {
        Range range = Places.range(token);
        if (!onLine.isEmpty() && !lines.same(onLine.getFirst().range().start(), range.start())) {
            finish();
        }
        if (onLine.isEmpty()) {
            first = range.end() - range.start() == token.getText().length() ? token.getText() : "This";
        }
        onLine.add(new Fix.Replacement(range, right));
        Token read = new UnboxLexer(new Utf16Stream(right)).nextToken();
        boolean whole = read.getStopIndex() + 1 == right.length();
        spelled.add(token, whole ? read.getType() : UnboxLexer.MISSING_VALUE);
        token.setText(right);
    }

    /** Says what is not said yet. */
    void finish() {
        if (!onLine.isEmpty()) {
            Fix.Replacement replaced = onLine.getFirst();
            String title = onLine.size() == 1 ? "Write " + replaced.text() : "Write plain characters";
            complaints.add(UNEXPECTED_TEXT, replaced.range(), message(replaced.text()),
                    new Fix(title, List.copyOf(onLine)));
            onLine.clear();
        }
    }

    private String message(String right) {
        String wrong = first.equals("This") ? first : Phrases.quote(first);
        if (right.equals("..")) {
            return "A range has two points, " + Phrases.quote(right) + ", and not " + wrong + ".";
        }
        return first.startsWith("&") ? wrong + " is how web pages write " + Phrases.quote(right) + "."
                : wrong + " looks like " + Phrases.quote(right) + ", but is "
                        + (first.length() > 2 ? "made of other characters" : "another character") + ". Write "
                        + Phrases.quote(right) + ".";
    }

    /** Neighbouring characters without a meaning are one mistake. */
    private void unknown(CommonToken token) {
        List<CommonToken> rest = spelled.takeWhile(
                each -> each.getType() == UnboxLexer.OTHER && like(each.getText()).isEmpty());
        Range range = rest.isEmpty() ? Places.range(token) : Places.range(token).to(Places.range(rest));
        if (isNote(token)) {
            List<CommonToken> note = spelled.takeLine(token);
            complaints.add(UNEXPECTED_TEXT, range.to(Places.range(note)), "A comment begins with `//`.",
                    Fix.replace("Write //", Range.at(range.start()), "// "));
        } else if (!operator(token, range)) {
            complaints.add(UNEXPECTED_TEXT, range, rest.isEmpty() ? Phrases.character(token.getText())
                    + " has no meaning here." : "These characters have no meaning here.",
                    Fix.replace("Remove it", range, ""));
        }
    }

    /** Whether a sign like an arrow or a picture stands before words. */
    private boolean isNote(CommonToken token) {
        int kind = Character.getType(token.getText().codePointAt(0));
        boolean sign = kind == Character.MATH_SYMBOL || kind == Character.OTHER_SYMBOL;
        return sign && token.getText().codePointAt(0) > 0x7F && spelled.nextOnLine().getType() == UnboxLexer.NAME
                && spelled.adjacent().getType() != UnboxLexer.NAME;
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
        spelled.add(token, type);
        return true;
    }
}
