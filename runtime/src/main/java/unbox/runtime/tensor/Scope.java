package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Owns every array that is made on this thread while it is the innermost open scope, and frees them when it closes,
 * whatever manager they are attached to (a result is attached to its first operand's manager, which may be the weights').
 * Scopes nest, and close in the reverse order of opening: use them in a try statement.
 *
 * <pre>{@code
 * try (Scope scope = new Scope()) {
 *     NDArray hidden = kernels.linear(x, weight, bias);
 *     return scope.keep(kernels.silu(hidden));
 * }
 * }</pre>
 */
public final class Scope implements AutoCloseable {
    private final NDScope scope = new NDScope();
    private final List<NDArray> kept = new ArrayList<>();

    /** Does work in a scope of its own; for results that are no arrays, such as pixels. */
    public static <T> T compute(Supplier<T> work) {
        Scope scope = new Scope();
        try {
            return work.get();
        } finally {
            scope.close();
        }
    }

    /** Does work in a scope of its own. */
    public static void run(Runnable work) {
        compute(() -> {
            work.run();
            return null;
        });
    }

    /**
     * Takes an array out of the innermost open scope, for those who keep it beyond the work at hand.
     *
     * @param array made in that scope, or in one inside that kept it
     * @return the same array, which now belongs to the caller and, at last, to its manager
     */
    public static NDArray release(NDArray array) {
        NDScope.unregister(array);
        return array;
    }

    /**
     * Lets an array outlive this scope: once this scope is closed, it belongs to the scope around or, where there is none, to
     * the caller, who closes it.
     *
     * @param array made in this scope, or in one inside that kept it; not one that somebody else owns
     * @return the same array
     */
    public NDArray keep(NDArray array) {
        kept.add(array);
        return array;
    }

    /** {@link #keep(NDArray) Keeps} each array of a list. */
    public NDList keep(NDList arrays) {
        kept.addAll(arrays);
        return arrays;
    }

    @Override
    public void close() {
        kept.forEach(NDScope::unregister);
        scope.close();
        kept.forEach(NDScope::register);
    }
}
