package unbox.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** What a piece of work takes of memory. */
public final class Memory {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final BufferPoolMXBean BUFFERS = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class)
            .stream().filter(pool -> pool.getName().equals("direct")).findFirst().orElseThrow();

    private Memory() {}

    /**
     * The bytes that this thread allocates for the work, garbage included: on the heap, and beside it in buffers. Mapped
     * files do not count. Never less than what is in use at once.
     *
     * @param work gives what it has made, so that it is still there when it is counted
     */
    public static long allocatedBy(Supplier<?> work) {
        long heap = THREADS.getCurrentThreadAllocatedBytes();
        long buffers = BUFFERS.getTotalCapacity();
        Object made = work.get();
        long all = THREADS.getCurrentThreadAllocatedBytes() - heap + Math.max(0, BUFFERS.getTotalCapacity() - buffers);
        return made == null ? 0 : all;
    }
}
