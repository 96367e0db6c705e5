package unbox.server.names;

import unbox.language.syntax.Range;

/**
 * A name in a text.
 *
 * @param declares whether it is declared here, else it is used
 */
public record Occurrence(Range range, Target target, boolean declares) {}
