package unbox.runtime.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unbox.runtime.tensor.Scope;

/**
 * What has been computed up to where runs parted, kept for later batches: a run with another strength begins there. Keeps
 * what was used last, within so many bytes.
 */
final class KeptPartings implements AutoCloseable {
    private final NDManager owner;
    private final long most;
    private final Map<WaveKey, Parting> partings = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<WaveKey> inUse = new HashSet<>();
    private long bytes;

    /**
     * @param owner of what is kept
     * @param most bytes; 0 to keep nothing
     */
    KeptPartings(NDManager owner, long most) {
        this.owner = owner;
        this.most = most;
    }

    /** What is kept; it stays until {@link #release}. */
    Optional<Parting> find(WaveKey key) {
        Optional<Parting> found = Optional.ofNullable(partings.get(key));
        found.ifPresent(parting -> inUse.add(key));
        return found;
    }

    /** Keeps a parting, which then belongs here; false where there is no room for it, and it stays the caller's. */
    boolean keep(WaveKey key, Parting parting) {
        if (!key.isWhole() || !makeRoom(parting.bytes())) {
            return false;
        }
        for (NDArray array : parting.arrays()) {
            array.attach(owner);
            Scope.release(array);
        }
        partings.put(key, parting);
        inUse.add(key);
        bytes += parting.bytes();
        return true;
    }

    /** Says that the batch is done which has used what was found and kept since the last call. */
    void release() {
        inUse.clear();
    }

    private boolean makeRoom(long size) {
        var oldestFirst = partings.entrySet().iterator();
        while (bytes + size > most && oldestFirst.hasNext()) {
            Map.Entry<WaveKey, Parting> oldest = oldestFirst.next();
            if (!inUse.contains(oldest.getKey())) {
                bytes -= oldest.getValue().bytes();
                oldest.getValue().free();
                oldestFirst.remove();
            }
        }
        return bytes + size <= most;
    }

    @Override
    public void close() {
        partings.values().forEach(Parting::free);
        partings.clear();
        bytes = 0;
    }
}
