package unbox.language.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words of labels: what stands between characters that are neither letters nor numbers. */
final class LabelWords {

    private LabelWords() {}

    /** In lower case, in their order. */
    static List<String> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int end = 0;
        for (int start = start(lower, 0); start < lower.length(); start = start(lower, end)) {
            end = end(lower, start);
            words.add(lower.substring(start, end));
        }
        return words;
    }

    /** How many there are. */
    static int count(String text) {
        int count = 0;
        boolean within = false;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            boolean word = isOfWord(text.codePointAt(at));
            count += word && !within ? 1 : 0;
            within = word;
        }
        return count;
    }

    private static int start(String text, int from) {
        return next(text, from, true);
    }

    private static int end(String text, int from) {
        return next(text, from, false);
    }

    /** The next place where a character of a word stands, or one of none. */
    private static int next(String text, int from, boolean word) {
        int at = from;
        while (at < text.length()) {
            int character = text.codePointAt(at);
            if (isOfWord(character) == word) {
                return at;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static boolean isOfWord(int character) {
        if (character < 0x80) {
            int letter = character | 0x20;
            return letter >= 'a' && letter <= 'z' || character >= '0' && character <= '9';
        }
        return Character.isLetterOrDigit(character) || switch (Character.getType(character)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
