package unbox.runtime.weights;

import java.util.Arrays;
import java.util.Optional;

/** A number format of safetensors files, under the name it has there. */
public enum StoredType {
    F64(8),
    F32(4),
    F16(2),
    /** The upper half of a float32. */
    BF16(2),
    I64(8),
    I32(4),
    I16(2),
    I8(1),
    U8(1),
    BOOL(1);

    private final int bytes;

    StoredType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes a value. */
    public int bytes() {
        return bytes;
    }

    static Optional<StoredType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
