package unbox.runtime.model;

import ai.djl.ndarray.NDArray;

/** Is shown the named tensors of a run as they are computed, so that tests can compare each with a reference. */
@FunctionalInterface
public interface Recorder {

    /** Looks at nothing. */
    Recorder NONE = (name, tensor) -> {};

    /**
     * Is shown a tensor, which is freed soon after: what is to stay is copied.
     *
     * @param name {@code prompt_embeds}, {@code down.1.out}, {@code up.0.1.in}, ...
     */
    void record(String name, NDArray tensor);

    /** Shows everything under a longer name: {@code step0.} before each. */
    default Recorder under(String prefix) {
        return this == NONE ? NONE : (name, tensor) -> record(prefix + name, tensor);
    }
}
