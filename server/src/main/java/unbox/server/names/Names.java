package unbox.server.names;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import unbox.language.check.Script;
import unbox.language.syntax.Range;

/** The names that stand in a text and mean something, in the order of the text. Immutable. */
public record Names(List<Occurrence> occurrences) {

    /** The names of a script's own text. */
    public static Names of(Script script) {
        return new Names(new NameFinder(script).find().stream()
                .sorted(Comparator.comparingInt(occurrence -> occurrence.range().start())).toList());
    }

    /** The name at an offset; right behind it counts too. */
    public Optional<Occurrence> at(int offset) {
        return occurrences.stream().filter(occurrence -> occurrence.range().touches(offset)).findFirst();
    }

    /** Those that begin in a range. */
    public List<Occurrence> in(Range range) {
        return occurrences.subList(indexAt(range.start()), indexAt(range.end()));
    }

    /** The index of the first that begins at an offset or behind it. */
    private int indexAt(int offset) {
        int low = 0;
        int high = occurrences.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (occurrences.get(middle).range().start() < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Where something is declared and used. */
    public List<Occurrence> of(Target target) {
        return occurrences.stream().filter(occurrence -> occurrence.target().is(target)).toList();
    }
}
