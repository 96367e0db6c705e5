package unbox.server.snapshot;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Remembers values as long as there is memory for them; what is forgotten is computed again. Any thread may use it.
 */
final class SoftMap<K, V> {
    private final Map<K, SoftReference<V>> values = new ConcurrentHashMap<>();

    Optional<V> find(K key) {
        return Optional.ofNullable(values.get(key)).map(SoftReference::get);
    }

    /** The value that is remembered, else one that is computed and remembered now. */
    V get(K key, Function<K, V> computation) {
        Optional<V> known = find(key);
        if (known.isPresent()) {
            return known.get();
        }
        V computed = computation.apply(key);
        put(key, computed);
        return computed;
    }

    void put(K key, V value) {
        values.put(key, new SoftReference<>(value));
    }

    void remove(K key) {
        values.remove(key);
    }

    /** Whatever is still remembered. */
    void forEach(BiConsumer<K, V> action) {
        values.forEach((key, reference) -> Optional.ofNullable(reference.get())
                .ifPresent(value -> action.accept(key, value)));
    }

    void putAll(SoftMap<K, V> others) {
        values.putAll(others.values);
    }
}
