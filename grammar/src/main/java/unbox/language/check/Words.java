package unbox.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Turns lists and pieces of script into the words of a message. */
final class Words {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Words() {}

    /** Code in backticks, shortened where it is long. */
    static String code(String text) {
        String line = SPACES.matcher(text).replaceAll(" ");
        return "`" + (line.length() <= 40 ? line : line.substring(0, 37) + "...") + "`";
    }

    /** {@code `a`, `b` and `c`}; of a long list only the beginning and how many more there are. */
    static String codes(List<String> texts) {
        List<String> codes = new ArrayList<>(texts.stream().limit(12).map(Words::code).toList());
        if (texts.size() > codes.size()) {
            codes.add((texts.size() - codes.size()) + " more");
        }
        return list(codes);
    }

    /** {@code a, b and c}. */
    static String list(List<String> texts) {
        int last = texts.size() - 1;
        return last < 1
                ? String.join("", texts)
                : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
    }

    /** {@code 1 argument}, {@code 2 arguments}. */
    static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A reason that another part of the program gives, as a sentence. */
    static String sentence(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
