package unbox.language.catalog.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import unbox.language.catalog.file.BrokenFileException;

/**
 * Reads the numbers of a tensor part by part, for those who go through them once: no part of the file stays in memory, and no
 * sum is checked. Float32 row by row is read as it lies, anything else from a copy.
 */
public final class TensorReader implements AutoCloseable {
    private final TorchTensor tensor;
    private final FileChannel channel;
    /** What is read from; null where that is the file. */
    private final ByteBuffer copy;
    private ByteBuffer part = ByteBuffer.allocateDirect(0);

    private TensorReader(TorchTensor tensor, FileChannel channel, ByteBuffer copy) {
        this.tensor = tensor;
        this.channel = channel;
        this.copy = copy;
    }

    /** @throws BrokenFileException where the file cannot be read, or the tensor holds no fractions */
    public static TensorReader of(TorchTensor tensor) {
        try {
            FileChannel channel = FileChannel.open(tensor.entry().file(), StandardOpenOption.READ);
            return new TensorReader(tensor, channel, tensor.isStoredAsIs() ? null : tensor.buffer());
        } catch (IOException unreadable) {
            throw broken(tensor, unreadable);
        }
    }

    /**
     * As many numbers as there is room for.
     *
     * @param position of the first one among all, row by row
     * @throws BrokenFileException where the file ends before
     */
    public void read(long position, float[] numbers) {
        if (copy != null) {
            copy.asFloatBuffer().get((int) position, numbers);
            return;
        }
        if (part.capacity() < numbers.length * Float.BYTES) {
            part = ByteBuffer.allocateDirect(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        }
        part.clear().limit(numbers.length * Float.BYTES);
        long start = tensor.entry().start() + (tensor.offset() + position) * Float.BYTES;
        try {
            while (part.hasRemaining()) {
                if (channel.read(part, start + part.position()) < 0) {
                    throw new BrokenFileException(tensor.entry().file(), "has become shorter while it was read");
                }
            }
        } catch (IOException unreadable) {
            throw broken(tensor, unreadable);
        }
        part.flip().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unreadable) {
            throw broken(tensor, unreadable);
        }
    }

    private static BrokenFileException broken(TorchTensor tensor, IOException unreadable) {
        return new BrokenFileException(tensor.entry().file(), "cannot be read: " + unreadable.getMessage(), unreadable);
    }
}
