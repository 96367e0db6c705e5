package unbox.language.catalog.clip;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Lower case as Python has it. Java differs in when a capital sigma ends its word: it asks where lines may break, Python
 * asks Unicode's rule (chapter 3.13, Final_Sigma).
 */
final class Lowercase {
    private static final Pattern SIGMA = Pattern.compile("Σ");
    /** The only letter whose lower case is longer. */
    private static final Pattern DOTTED_I = Pattern.compile("İ");
    /** What Unicode's Case_Ignorable holds beside whole categories: Word_Break MidLetter, MidNumLet and Single_Quote. */
    private static final String IGNORABLE = "'.:·\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    private Lowercase() {}

    static TracedText of(TracedText text) {
        TracedText prepared = text
                .replace(SIGMA, match -> endsWord(text.text(), match.start()) ? "ς" : "σ")
                .replace(DOTTED_I, match -> "i\u0307");
        return prepared.withText(prepared.text().toLowerCase(Locale.ROOT));
    }

    private static boolean endsWord(String text, int sigma) {
        int before = sigma;
        while (before > 0 && isIgnorable(text.codePointBefore(before))) {
            before -= Character.charCount(text.codePointBefore(before));
        }
        int after = sigma + 1;
        while (after < text.length() && isIgnorable(text.codePointAt(after))) {
            after += Character.charCount(text.codePointAt(after));
        }
        boolean letterBefore = before > 0 && isCased(text.codePointBefore(before));
        boolean letterAfter = after < text.length() && isCased(text.codePointAt(after));
        return letterBefore && !letterAfter;
    }

    private static boolean isCased(int codePoint) {
        return Character.isLowerCase(codePoint) || Character.isUpperCase(codePoint)
                || Character.isTitleCase(codePoint);
    }

    private static boolean isIgnorable(int codePoint) {
        return IGNORABLE.indexOf(codePoint) >= 0 || switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.MODIFIER_LETTER,
                    Character.MODIFIER_SYMBOL ->
                true;
            default -> false;
        };
    }
}
