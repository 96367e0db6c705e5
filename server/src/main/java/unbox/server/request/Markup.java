package unbox.server.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** What a person is told: as Markdown where the editor says that it shows that, else its words alone. */
final class Markup {
    private static final String FENCE = "```";
    private static final Pattern SIGNS = Pattern.compile("\\\\(\\p{Punct})|\\*\\*|`");

    private Markup() {}

    static MarkupContent of(Editor editor, String markdown) {
        return editor.markdown() ? new MarkupContent(MarkupKind.MARKDOWN, markdown)
                : new MarkupContent(MarkupKind.PLAINTEXT, plain(markdown));
    }

    /** Markdown without its signs; what stands between fences stays as it is. */
    static String plain(String markdown) {
        boolean fenced = false;
        Stream.Builder<String> lines = Stream.builder();
        for (String line : markdown.lines().toList()) {
            if (line.startsWith(FENCE)) {
                fenced = !fenced;
            } else {
                lines.add(fenced ? line : withoutSigns(line));
            }
        }
        return lines.build().collect(Collectors.joining("\n"));
    }

    private static String withoutSigns(String line) {
        return SIGNS.matcher(line)
                .replaceAll(sign -> sign.group(1) == null ? "" : Matcher.quoteReplacement(sign.group(1)));
    }
}
