package unbox.runtime.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import unbox.runtime.RunException;
import unbox.runtime.output.Reasons;

/** Keeps two runs from writing into one folder at a time. The system frees it when the process ends, however it ends. */
public final class OutputLock implements AutoCloseable {
    private static final String FILE = "lock";
    private static final long PAUSE = 100_000_000;

    private final FileChannel channel;

    private OutputLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of an experiment's folder.
     *
     * @throws RunException if another run has it, or no lock can be made there
     */
    public static OutputLock take(Path folder) {
        return attempt(folder)
                .orElseThrow(() -> new RunException("Another run is writing into " + folder + holder(folder)
                        + ". Wait for it with --wait, or write elsewhere with --out."));
    }

    /**
     * The same, but where another run has it, waits until that is done.
     *
     * @param stopped whether to give up; asked again and again
     * @param waiting told once, before it waits
     */
    public static OutputLock await(Path folder, BooleanSupplier stopped, Runnable waiting) {
        Optional<OutputLock> lock = attempt(folder);
        if (lock.isEmpty()) {
            waiting.run();
        }
        while (lock.isEmpty() && !stopped.getAsBoolean()) {
            LockSupport.parkNanos(PAUSE);
            lock = attempt(folder);
        }
        return lock.orElseThrow(() -> new RunException("Stopped while another run was writing into " + folder + "."));
    }

    /** Whether a file is a lock, which must stay where it is as long as somebody has it. */
    static boolean isLock(Path file) {
        return file.endsWith(Path.of(Store.FOLDER, FILE));
    }

    private static Optional<OutputLock> attempt(Path folder) {
        Path file = folder.resolve(Store.FOLDER).resolve(FILE);
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
            return Optional.of(new OutputLock(channel));
        } catch (IOException e) {
            throw new RunException("Nothing can be written into " + folder + ": " + Reasons.of(e)
                    + ". Choose another folder with --out.", e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return null;
        }
    }

    private static String holder(Path folder) {
        try {
            String process = Files.readString(folder.resolve(Store.FOLDER).resolve(FILE)).strip();
            return process.isEmpty() ? "" : " (process " + process + ")";
        } catch (IOException unreadable) {
            return "";
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new RunException("The lock of a folder cannot be given back: " + Reasons.of(e) + ".", e);
        }
    }
}
