package unbox.server.answer;

import java.nio.file.Path;
import unbox.language.syntax.Range;

/**
 * A place in a file.
 *
 * @param range all of what stands there
 * @param name the part of it that a person looks for
 */
public record Place(Path file, Range range, Range name) {}
