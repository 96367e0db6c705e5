package unbox.language.catalog.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import unbox.fuzz.Memory;
import unbox.language.catalog.file.BrokenFileException;

/**
 * Reads files of which nothing is known, and sees to it that each is refused in a sentence that names it, or gives the
 * numbers that lie in it; and takes no more memory than it explains.
 */
final class TorchReading {
    /** A value of the pickle takes up to 100 bytes here, and may take one there. */
    private static final int MEMORY_A_BYTE = 100;
    /** Classes that are loaded by the way. */
    private static final int MEMORY = 2 << 20;

    private final Path file;
    private final byte[] bytes;
    private final Map<String, float[]> floats = new LinkedHashMap<>();

    private TorchReading(Path file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /** The fractions of every tensor that is not refused. */
    static Map<String, float[]> of(Path folder, byte[] bytes) throws IOException {
        var reading = new TorchReading(Files.write(folder.resolve("file.pt"), bytes), bytes);
        reading.read();
        return reading.floats;
    }

    private void read() {
        Map<String, TorchTensor> tensors = checked(() -> TorchZip.read(file)).orElse(Map.of());
        tensors.values().forEach(tensor -> checked(tensor::floats).ifPresent(numbers -> {
            assertArrayEquals(oneByOne(tensor), numbers, tensor.toString());
            floats.put(tensor.name(), numbers);
        }));
    }

    private <T> Optional<T> checked(Supplier<T> work) {
        var result = new Object() {
            Optional<T> here = Optional.empty();
        };
        long allocated = Memory.allocatedBy(() -> {
            result.here = refusable(work);
            return result;
        });
        assertTrue(allocated < MEMORY + (long) MEMORY_A_BYTE * bytes.length,
                () -> allocated + " bytes of memory for a file of " + bytes.length);
        return result.here;
    }

    private <T> Optional<T> refusable(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (BrokenFileException refused) {
            String message = refused.getMessage();
            assertTrue(message.startsWith(file + " "), message);
            assertTrue(message.length() < 1000 && message.chars().noneMatch(Character::isISOControl), message);
            return Optional.empty();
        }
    }

    /** A tensor's numbers by its description, each for itself from the bytes of the file. */
    private float[] oneByOne(TorchTensor tensor) {
        int count = tensor.shape().stream().reduce(1L, Math::multiplyExact).intValue();
        float[] numbers = new float[count];
        for (int number = 0; number < count; number++) {
            long place = tensor.offset();
            long rest = number;
            for (int axis = tensor.shape().size() - 1; axis >= 0; axis--) {
                place += rest % tensor.shape().get(axis) * tensor.strides().get(axis);
                rest /= tensor.shape().get(axis);
            }
            numbers[number] = number(tensor.type(), (int) (tensor.entry().start() + place * tensor.type().bytes()));
        }
        return numbers;
    }

    private float number(TorchTensor.Type type, int at) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return switch (type) {
            case FLOAT32 -> file.getFloat(at);
            case FLOAT16 -> Float.float16ToFloat(file.getShort(at));
            case BFLOAT16 -> Float.intBitsToFloat(Short.toUnsignedInt(file.getShort(at)) << 16);
            case FLOAT64 -> (float) file.getDouble(at);
            case INT64, INT32 -> throw new AssertionError("whole numbers were read as fractions");
        };
    }
}
