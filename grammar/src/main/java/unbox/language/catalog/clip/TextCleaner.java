package unbox.language.catalog.clip;

import java.text.Normalizer;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import unbox.language.syntax.Range;

/**
 * Cleans a prompt before it is cut into tokens, as CLIP's own code does: what ftfy 6.3's {@code fix_text} does without its
 * repair of wrongly decoded text, then white space made single and letters lower case.
 *
 * @see <a href="https://github.com/rspeer/python-ftfy">ftfy/__init__.py, ftfy/fixes.py, ftfy/chardata.py</a>
 */
final class TextCleaner {
    private static final Pattern CLEAN_ASCII = Pattern.compile("[\\x20-\\x7E&&[^&]]*");
    private static final Pattern CONTROLS = Pattern.compile("[\\x00-\\x08\\x0B\\x0E-\\x1F\\x7F\\x{206A}-\\x{206F}"
            + "\\x{FEFF}\\x{FFF9}-\\x{FFFC}]");
    private static final Pattern LIGATURES = Pattern.compile("[ĲĳŉǱǲǳǄǅǆǇǈǉǊǋǌﬀ-ﬆ]");
    private static final Map<String, String> LETTERS_OF_LIGATURE = Map.ofEntries(Map.entry("Ĳ", "IJ"),
            Map.entry("ĳ", "ij"), Map.entry("ŉ", "ʼn"), Map.entry("Ǳ", "DZ"), Map.entry("ǲ", "Dz"),
            Map.entry("ǳ", "dz"), Map.entry("Ǆ", "DŽ"), Map.entry("ǅ", "Dž"), Map.entry("ǆ", "dž"),
            Map.entry("Ǉ", "LJ"), Map.entry("ǈ", "Lj"), Map.entry("ǉ", "lj"), Map.entry("Ǌ", "NJ"),
            Map.entry("ǋ", "Nj"), Map.entry("ǌ", "nj"), Map.entry("ﬀ", "ff"), Map.entry("ﬁ", "fi"),
            Map.entry("ﬂ", "fl"), Map.entry("ﬃ", "ffi"), Map.entry("ﬄ", "ffl"), Map.entry("ﬅ", "ſt"),
            Map.entry("ﬆ", "st"));
    private static final Pattern WHITE_SPACE = Pattern.compile("(?U)\\s+");
    private static final Pattern SPACE_AT_AN_END = Pattern.compile("^ | $");
    private static final Pattern LINE = Pattern.compile("[^\\n]*\\n|[^\\n]+");

    private TextCleaner() {}

    /** A part of a prompt, cleaned; its units know where in the prompt they came from. */
    static TracedText clean(String prompt, Range part) {
        TracedText text = TracedText.of(prompt, part);
        if (!CLEAN_ASCII.matcher(text.text()).matches()) {
            text = fix(text);
        }
        text = text.replace(WHITE_SPACE, match -> " ").replace(SPACE_AT_AN_END, match -> "");
        return Lowercase.of(text);
    }

    private static TracedText fix(TracedText text) {
        TracedText fixed = text.part(0, 0);
        boolean decodeHtml = true;
        var lines = LINE.matcher(text.text());
        while (lines.find()) {
            // a "<" says that this is real HTML: from its line on references stay as they are
            decodeHtml = decodeHtml && lines.group().indexOf('<') < 0;
            fixed = fixed.plus(fixLine(text.part(lines.start(), lines.end()), decodeHtml));
        }
        return fixed;
    }

    private static TracedText fixLine(TracedText line, boolean decodeHtml) {
        TracedText before = line;
        TracedText after = fixOnce(before, decodeHtml);
        while (!after.text().equals(before.text())) {
            before = after;
            after = fixOnce(before, decodeHtml);
        }
        return after;
    }

    private static TracedText fixOnce(TracedText line, boolean decodeHtml) {
        TracedText text = line;
        if (decodeHtml) {
            text = text.replace(HtmlEntities.REFERENCE, match -> HtmlEntities.decode(match.group()));
        }
        text = replace(text, "[\\x80-\\x9F]", match -> Windows1252.decode(match.group().charAt(0)));
        text = text.replace(LIGATURES, match -> LETTERS_OF_LIGATURE.get(match.group()));
        text = replace(text, "[\\x{3000}\\x{FF01}-\\x{FFEF}]", match -> standardWidth(match.group()));
        text = replace(text, "[\\x{201C}-\\x{201F}]", match -> "\"");
        text = replace(text, "[\\x{02BC}\\x{2018}-\\x{201B}]", match -> "'");
        text = replace(text, "\\r\\n|[\\r\\x{2028}\\x{2029}\\x85]", match -> "\n");
        text = replace(text, "\\p{Cs}", match -> "\uFFFD");
        text = replace(text, "\\x1B\\[[\\p{Nd};]*[a-zA-Z]", match -> "");
        text = text.replace(CONTROLS, match -> "");
        return compose(text);
    }

    private static String standardWidth(String wide) {
        return wide.equals("\u3000") ? " " : Normalizer.normalize(wide, Normalizer.Form.NFKC);
    }

    /** NFC. It never joins what lies in two grapheme clusters, so that each can be composed in its own place. */
    private static TracedText compose(TracedText text) {
        if (Normalizer.isNormalized(text.text(), Normalizer.Form.NFC)) {
            return text;
        }
        return replace(text, "\\X", match -> Normalizer.normalize(match.group(), Normalizer.Form.NFC));
    }

    private static TracedText replace(TracedText text, String pattern, Function<MatchResult, String> replacement) {
        return text.replace(Pattern.compile(pattern), replacement);
    }
}
