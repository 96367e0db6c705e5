package unbox.language.syntax.parse;

import java.util.List;

/** Words for messages. */
final class Phrases {

    /** Where statements belong. */
    static final String TOP = "at the top level, outside of braces";

    private static final int LONGEST_QUOTE = 40;

    private Phrases() {}

    /** A piece of the text as messages show it, cut where it is long or ends its line. */
    static String quote(String text) {
        String line = text.lines().findFirst().orElse("").strip();
        boolean cut = line.length() > LONGEST_QUOTE;
        return "`" + (cut ? line.substring(0, LONGEST_QUOTE).strip() + "..." : line) + "`";
    }

    /** The end of a piece of the text, cut before a word where it is long; lines and runs of blanks as one blank. */
    static String quoteEnd(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        int cut = line.length() > LONGEST_QUOTE ? line.indexOf(' ', line.length() - LONGEST_QUOTE) : -1;
        return "`" + (cut < 0 ? quoted(line) : "... " + line.substring(cut + 1)) + "`";
    }

    private static String quoted(String line) {
        return line.length() <= LONGEST_QUOTE ? line : "..." + line.substring(line.length() - LONGEST_QUOTE);
    }

    /** A character as people can see it. */
    static String character(String text) {
        int point = text.codePointAt(0);
        boolean visible = point < 0x7F ? point > ' '
                : Character.isDefined(point) && !Character.isISOControl(point)
                        && Character.getType(point) != Character.FORMAT && !Character.isSurrogate((char) point);
        return visible ? "`" + text + "`" : "The character U+%04X".formatted(point);
    }

    /** What closes a bracket of this type. */
    static String closing(int opening) {
        return Words.spelled(opening + 1);
    }

    /** A word or sign of the language. */
    static String word(int type) {
        return "`" + Words.spelled(type) + "`";
    }

    /** The same, all comparisons for one. */
    static String sign(int type) {
        return type == UnboxLexer.COMPARISON ? "`<`, `<=`, `>` or `>=`" : word(type);
    }

    /** {@code `a`, `b` or `c`}. */
    static String either(List<String> words) {
        return list(words.stream().map(word -> "`" + word + "`").toList(), " or ");
    }

    static String list(List<String> parts, String last) {
        int count = parts.size();
        return count < 2 ? String.join("", parts)
                : String.join(", ", parts.subList(0, count - 1)) + last + parts.get(count - 1);
    }

    /** What may begin where these types are expected. */
    static String kind(Expected expected) {
        if (expected.has(UnboxLexer.ADD)) {
            return "action";
        }
        return expected.has(UnboxLexer.GRID) ? "clause" : expected.has(UnboxLexer.MODEL) ? "statement" : "setting";
    }

    /** {@code An action}, {@code A clause}. */
    static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "A " : "An ") + noun;
    }

    /** The place where these types are expected. */
    static String here(Expected expected) {
        return switch (kind(expected)) {
            case "action" -> "in an edit";
            case "clause" -> "in an experiment";
            case "setting" -> "in the braces of a model";
            default -> "at the top level";
        };
    }

    /** Where a statement, action, clause or setting of this word belongs, seen from where it does not. */
    static String home(int type, Expected expected) {
        if (Words.ACTIONS.contains(type)) {
            return "in the braces of an edit";
        }
        if (Words.isSetting(type)) {
            return "in the braces of the model";
        }
        if (!Words.CLAUSES.contains(type) || expected.has(UnboxLexer.GRID)) {
            return TOP;
        }
        return type == UnboxLexer.PROMPT || type == UnboxLexer.EDIT || type > UnboxLexer.GUIDANCE
                ? "in the braces of an experiment"
                : "in the braces of an experiment or at the top level";
    }

    /** The right comparison for one that is not of the language; empty where it is not clear. */
    static String comparison(String written) {
        return switch (written) {
            case "=>", "\u2265" -> ">=";
            case "=<", "\u2264" -> "<=";
            default -> "";
        };
    }
}
