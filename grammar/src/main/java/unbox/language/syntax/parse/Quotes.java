package unbox.language.syntax.parse;

/** The quotes around a text, right ones and those that people paste. */
final class Quotes {

    /** What to say of other quotes. */
    static final String RIGHT = "Texts stand in double quotes, `\"like this\"`.";

    /** Quotes as they are printed. */
    static final String CURLY = "\u201C\u201D\u201E\u2018\u2019\u00AB\u00BB";

    private static final String ALL = "\"'`" + CURLY;

    private Quotes() {}

    /** Whether the literal begins with a quote. */
    static boolean opens(String literal) {
        return ALL.indexOf(literal.charAt(0)) >= 0 || literal.startsWith("&quot;");
    }

    /** Whether the literal ends with a quote that is not escaped. */
    static boolean closes(String literal) {
        int end = literal.length() - 1;
        int backslashes = 0;
        while (end - 1 - backslashes > 0 && literal.charAt(end - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return (ALL.indexOf(literal.charAt(end)) >= 0 || literal.endsWith("&quot;")) && backslashes % 2 == 0;
    }

    /** What stands between the quotes of a literal that has them at both ends. */
    static String inside(String literal) {
        int width = literal.startsWith("&quot;") ? 6 : literal.startsWith("\"\"\"") ? 3 : 1;
        return literal.substring(width, literal.length() - width);
    }

    /** What stands between the quotes. */
    static String strip(String literal) {
        return literal.substring(1, literal.length() - (literal.length() > 1 && closes(literal) ? 1 : 0)).strip();
    }
}
