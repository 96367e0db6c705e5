package unbox.runtime.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that was stopped before it was whole.
 *
 * @param fingerprint of what it makes
 * @param settings how it was asked to run
 * @param batches the numbers of those that it planned
 */
public record Interrupted(String fingerprint, Map<String, String> settings, List<Integer> batches) {

    /** The last run of a journal, if nothing says that it came to its end. */
    static Optional<Interrupted> last(List<Entry> entries) {
        int begun = -1;
        for (int at = 0; at < entries.size(); at++) {
            begun = entries.get(at) instanceof Entry.Begun ? at : entries.get(at) instanceof Entry.Whole ? -1 : begun;
        }
        if (begun < 0) {
            return Optional.empty();
        }
        Entry.Begun last = (Entry.Begun) entries.get(begun);
        List<Integer> planned = Entry.all(entries.subList(begun, entries.size()), Entry.Planned.class).stream()
                .map(Entry.Planned::number).toList();
        return Optional.of(new Interrupted(last.fingerprint(), last.settings(), planned));
    }
}
