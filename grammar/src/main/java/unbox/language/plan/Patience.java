package unbox.language.plan;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * How long somebody waits for a plan.
 *
 * @param mostPictures of more the plan is left out, and a hint says so
 * @param wanted is run before each picture is looked at, and throws where nobody waits any more
 */
public record Patience(long mostPictures, Runnable wanted) {
    /** Of who waits to the end, however long that takes. */
    public static final Patience ENDLESS = new Patience(Long.MAX_VALUE, () -> {});

    /** The same list for who may not be waited for to its end: each look at an element asks first. */
    public <T> List<T> over(List<T> list) {
        return new Watched<>(list, wanted);
    }

    private static final class Watched<T> extends AbstractList<T> implements RandomAccess {
        private final List<T> list;
        private final Runnable wanted;

        Watched(List<T> list, Runnable wanted) {
            this.list = list;
            this.wanted = wanted;
        }

        @Override
        public T get(int index) {
            wanted.run();
            return list.get(index);
        }

        @Override
        public int size() {
            return list.size();
        }
    }
}
