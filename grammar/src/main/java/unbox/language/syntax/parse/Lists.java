package unbox.language.syntax.parse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * Lists of what is read. A tree has thousands of them, most with one element, and each stream that made one would cost more
 * than the list, above all in a process that has just begun.
 */
final class Lists {

    private Lists() {}

    /** What becomes of each element, in their order; the list cannot be changed. */
    static <A, B> List<B> mapped(List<A> elements, Function<? super A, ? extends B> reading) {
        if (elements.size() == 1) {
            return List.of(reading.apply(elements.getFirst()));
        }
        List<B> all = new ArrayList<>(elements.size());
        for (A element : elements) {
            all.add(reading.apply(element));
        }
        return Collections.unmodifiableList(all);
    }
}
