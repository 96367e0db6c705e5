package unbox.runtime.machine;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import unbox.runtime.RunException;

/**
 * The memory that the machine has left. Painting begins only where there is enough: a machine that moves programs to the disk
 * and back is of no use to anybody.
 */
public final class MachineMemory {
    /** This machine's. */
    public static final MachineMemory THIS = new MachineMemory(FreeMemory::bytes, OtherRunners::told);
    /** As much as is wanted. */
    public static final MachineMemory UNLIMITED = new MachineMemory(() -> Long.MAX_VALUE, List::of);

    private static final long MEGABYTE = 1_000_000;

    private final LongSupplier free;
    private final Supplier<List<String>> others;

    /**
     * @param free bytes that could be had now
     * @param others who else paints, each in a few words
     */
    public MachineMemory(LongSupplier free, Supplier<List<String>> others) {
        this.free = free;
        this.others = others;
    }

    /** Bytes that could be had now without taking them from other programs. */
    public long free() {
        return free.getAsLong();
    }

    /**
     * Looks whether something can be done.
     *
     * @param what needs the memory
     * @throws RunException that says who takes it, where there is too little
     */
    public void require(String what, long bytes) {
        long left = free();
        if (left < bytes) {
            throw new RunException("Memory is short: " + what + " needs about " + megabytes(bytes) + ", and "
                    + megabytes(left) + " are free. " + cure());
        }
    }

    private String cure() {
        List<String> runners = others.get();
        return switch (runners.size()) {
            case 0 -> "Close another program, then run again.";
            case 1 -> "Unbox also paints in " + runners.getFirst()
                    + ". Close the editor that it belongs to, or end it, then run again.";
            default -> "Unbox also paints in " + String.join(", ", runners)
                    + ". Close the editors that they belong to, or end them, then run again.";
        };
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", bytes / MEGABYTE);
    }
}
