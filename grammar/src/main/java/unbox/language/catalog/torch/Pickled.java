package unbox.language.catalog.torch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a pickle of tensors can hold. Lists and dictionaries may hold themselves: nothing here is compared or hashed. */
sealed interface Pickled {

    /** {@code None}, a truth value, a fraction: what nobody here asks for. */
    enum Other implements Pickled {
        OTHER
    }

    record Whole(long value) implements Pickled {}

    record Text(String value) implements Pickled {}

    record Tuple(List<Pickled> items) implements Pickled {}

    /** A list, which grows while it is read. */
    record Items(List<Pickled> items) implements Pickled {
        Items() {
            this(new ArrayList<>());
        }
    }

    /** A dictionary whose keys are texts or whole numbers, which grows while it is read. */
    record Dictionary(Map<String, Pickled> entries) implements Pickled {
        Dictionary() {
            this(new LinkedHashMap<>());
        }
    }

    /** The few names of Python that may be called or stand for a type. */
    enum Global implements Pickled {
        ORDERED_DICTIONARY,
        REBUILD_TENSOR,
        FLOAT_STORAGE,
        HALF_STORAGE,
        BFLOAT16_STORAGE,
        DOUBLE_STORAGE,
        LONG_STORAGE,
        INT_STORAGE
    }

    /**
     * The numbers behind tensors.
     *
     * @param key names the zip's entry
     * @param count how many numbers
     */
    record Storage(TorchTensor.Type type, String key, long count) implements Pickled {}

    /** A view of a storage, not checked yet. */
    record Tensor(Storage storage, long offset, List<Long> shape, List<Long> strides) implements Pickled {}
}
