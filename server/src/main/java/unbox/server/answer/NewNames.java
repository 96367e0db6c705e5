package unbox.server.answer;

import java.util.Locale;
import unbox.server.snapshot.Snapshot;

/** Names for what is made of parts of a script. */
final class NewNames {

    private NewNames() {}

    /** A label as a name; empty where it cannot be one. */
    static String of(String label) {
        String name = label.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", "_").replaceAll("^_|_$", "");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) || Words.of(name).isPresent() ? "" : name;
    }

    /** The name that is wanted, or with a number where it is taken. */
    static String free(Snapshot snapshot, String wanted) {
        String name = wanted;
        for (int number = 2; snapshot.script().symbols().containsKey(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }
}
