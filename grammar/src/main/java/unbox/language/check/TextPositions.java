package unbox.language.check;

import unbox.language.syntax.Range;
import unbox.language.syntax.Text;

/** Finds the place of a script where a part of a string's value stands; they differ where something is escaped. */
final class TextPositions {
    private final int[] starts;

    /** @param source the script that holds the text */
    TextPositions(String source, Text text) {
        String value = text.value();
        starts = new int[value.length() + 1];
        int at = text.range().start() + 1;
        for (int unit = 0; unit < value.length(); unit++) {
            starts[unit] = at;
            at += at < source.length() && source.charAt(at) == '\\' ? 2 : 1;
        }
        starts[value.length()] = at;
    }

    /** @param part of the value */
    Range inSource(Range part) {
        return new Range(starts[part.start()], starts[part.end()]);
    }
}
