package unbox.runtime.tensor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;

/**
 * Owns every array that is made on this thread while it is open, and frees them when it closes, whatever manager they
 * are attached to. Scopes nest; {@link #keep} hands an array to the scope around.
 */
public final class Scope implements AutoCloseable {
    private final NDScope scope = new NDScope();

    /** Takes an array out of this scope: its new owner is the caller, who closes it. */
    public NDArray keep(NDArray array) {
        NDScope.unregister(array);
        return array;
    }

    @Override
    public void close() {
        scope.close();
    }
}
