package unbox.language.problem;

import java.util.List;
import unbox.language.syntax.Range;

/** A change of the text that mends a problem, offered under its title. Replacements do not overlap. */
public record Fix(String title, List<Replacement> replacements) {

    /** The text that comes in the place of a range; at an empty range it is put in. */
    public record Replacement(Range range, String text) {}

    /** A fix that replaces one range. */
    public static Fix replace(String title, Range range, String text) {
        return new Fix(title, List.of(new Replacement(range, text)));
    }
}
