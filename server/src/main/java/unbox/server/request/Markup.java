package unbox.server.request;

import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** Text for people, in the format that their editor shows. */
final class Markup {

    private Markup() {}

    /** Without its marks where the editor does not know them. */
    static MarkupContent of(String markdown, boolean marked) {
        return marked
                ? new MarkupContent(MarkupKind.MARKDOWN, markdown)
                : new MarkupContent(MarkupKind.PLAINTEXT, plain(markdown));
    }

    private static String plain(String markdown) {
        return markdown.replaceAll("(?m)^```.*\\R?", "").replaceAll("!\\[[^\\]]*\\]\\([^)]*\\)\\s*", "")
                .replaceAll("\\[([^\\]]*)\\]\\(([^)]*)\\)", "$1: $2").replaceAll("\\*\\*([^*]+)\\*\\*", "$1")
                .replaceAll("(?<!\\\\)\\*([^*]+)(?<!\\\\)\\*", "$1").replaceAll("(?<!\\\\)`", "")
                .replaceAll("\\\\([\\\\`*_{}\\[\\]()#+!|<>])", "$1").strip();
    }
}
