package unbox.language.syntax.parse;

/** The quotes around a text, right ones and those that people paste. */
final class Quotes {

    private static final String CLOSING = "\"'\u201C\u201D";

    private Quotes() {}

    /** Whether the literal begins with a quote. */
    static boolean opens(String literal) {
        return "\"'\u201C\u201D\u201E".indexOf(literal.charAt(0)) >= 0;
    }

    /** Whether the literal ends with a quote that is not escaped. */
    static boolean closes(String literal) {
        int end = literal.length() - 1;
        int backslashes = 0;
        while (end - 1 - backslashes > 0 && literal.charAt(end - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return CLOSING.indexOf(literal.charAt(end)) >= 0 && backslashes % 2 == 0;
    }

    /** What stands between the quotes. */
    static String strip(String literal) {
        return literal.substring(1, literal.length() - (literal.length() > 1 && closes(literal) ? 1 : 0)).strip();
    }
}
