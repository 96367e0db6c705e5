package unbox.language.syntax;

import java.util.List;

/**
 * A string literal.
 *
 * @param value what it says: escapes decoded, without its quotes, placeholders as they were written ({@code "{animal}"})
 * @param parts the same, cut into plain text and placeholders; only prompts and {@code save} give them a meaning
 * @param range the literal with its quotes
 */
public record Text(String value, List<Part> parts, Range range) {

    /** A piece of a string literal. */
    public sealed interface Part {
        Range range();
    }

    /** Decoded text that stands for itself. */
    public record Plain(String text, Range range) implements Part {}

    /** <code>{name}</code>; the range holds the braces. */
    public record Placeholder(String name, Range range) implements Part {}

    /** The placeholders alone, in order. */
    public List<Placeholder> placeholders() {
        return parts.stream().filter(Placeholder.class::isInstance).map(Placeholder.class::cast).toList();
    }
}
