package unbox.language.catalog.clip;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * HTML's character references as ftfy decodes them ({@code ftfy/fixes.py}, {@code unescape_html}, and Python's
 * {@code html.unescape}): only with their semicolon, and lower-case names in capitals too.
 */
final class HtmlEntities {
    /** What may be a reference; {@link #decode} says what it stands for. */
    static final Pattern REFERENCE = Pattern.compile("&#?[0-9A-Za-z]{1,24};");

    private static final String RESOURCE = "html-entities.txt";
    /** Names that the standard also knows without a semicolon: a longer name in capitals would be ambiguous. */
    private static final List<String> ALSO_WITHOUT_SEMICOLON = List.of("AMP", "COPY", "ETH", "GT", "LT", "QUOT", "REG",
            "THORN");

    private HtmlEntities() {}

    /** The text that a reference stands for; itself where it stands for nothing. */
    static String decode(String reference) {
        String name = reference.substring(1, reference.length() - 1);
        if (!name.startsWith("#")) {
            return Names.BY_NAME.getOrDefault(name, reference);
        }
        boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
        String digits = name.substring(hexadecimal ? 2 : 1);
        if (!digits.matches(hexadecimal ? "[0-9a-fA-F]+" : "[0-9]+")) {
            return reference;
        }
        String decoded = decode(new BigInteger(digits, hexadecimal ? 16 : 10));
        // ftfy takes a semicolon in the result for one that was left over
        return decoded.equals(";") ? reference : decoded;
    }

    private static String decode(BigInteger number) {
        if (number.bitLength() > 21 || number.intValue() > Character.MAX_CODE_POINT) {
            return "\uFFFD";
        }
        int codePoint = number.intValue();
        if (codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE) {
            return "\uFFFD";
        }
        if (codePoint >= 0x80 && codePoint <= 0x9F) {
            return Windows1252.decode(codePoint);
        }
        return isInvalid(codePoint) ? "" : Character.toString(codePoint);
    }

    private static boolean isInvalid(int codePoint) {
        boolean control = codePoint < 0x20 && "\t\n\f\r".indexOf(codePoint) < 0 || codePoint == 0x7F;
        boolean noCharacter = codePoint >= 0xFDD0 && codePoint <= 0xFDEF || (codePoint & 0xFFFE) == 0xFFFE;
        return control || noCharacter;
    }

    /** Read when the first name is met. */
    private static final class Names {
        private static final Map<String, String> BY_NAME = read();

        private static Map<String, String> read() {
            Map<String, String> byName = new HashMap<>();
            try (InputStream in = HtmlEntities.class.getResourceAsStream(RESOURCE)) {
                String table = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
                table.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                    String[] words = line.split(" ");
                    StringBuilder value = new StringBuilder();
                    for (int at = 1; at < words.length; at++) {
                        value.appendCodePoint(Integer.parseInt(words[at], 16));
                    }
                    byName.put(words[0], value.toString());
                });
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            Map<String, String> all = new HashMap<>(byName);
            byName.forEach((name, value) -> {
                String capitals = name.toUpperCase(Locale.ROOT);
                if (name.equals(name.toLowerCase(Locale.ROOT))
                        && ALSO_WITHOUT_SEMICOLON.stream().noneMatch(capitals::startsWith)) {
                    all.putIfAbsent(capitals, value.toUpperCase(Locale.ROOT));
                }
            });
            return all;
        }
    }
}
