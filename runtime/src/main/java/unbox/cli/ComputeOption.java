package unbox.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;
import unbox.runtime.machine.MachineMemory;

/** Where and with what a command computes. */
final class ComputeOption {
    @Option(names = "--device", paramLabel = "D", description = "cpu, cuda or cuda:1. Without it: cpu.")
    private String device;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of one operator on the CPU. Without it: as many as there are processors.")
    private Integer threads;

    @Option(names = "--memory", paramLabel = "M", description = "How much memory to use, such as 800M or 4G. Without it: half of the machine's.")
    private String memory;

    /**
     * What a command computes with.
     *
     * @param threads 0 for as many as there are processors
     * @param memory in bytes
     */
    record Compute(String device, int threads, long memory) {

        /** What memory there is left; of other devices than the CPU nothing is known. */
        MachineMemory machine() {
            return device.equals("cpu") ? MachineMemory.THIS : MachineMemory.UNLIMITED;
        }
    }

    /**
     * What the person says, and where they say nothing, what an earlier run had.
     *
     * @param earlier {@code device}, {@code threads} and {@code memory} of a run that is repeated or gone on with; may lack any
     * @throws UsageException when a value cannot be read
     */
    Compute or(Map<String, String> earlier) {
        if (threads != null && threads < 1) {
            throw new UsageException("--threads " + threads + ": at least 1 is needed");
        }
        return new Compute(device != null ? device : earlier.getOrDefault("device", "cpu"),
                threads != null ? threads : Integer.parseInt(earlier.getOrDefault("threads", "0")),
                memory != null ? Memory.parse(memory)
                        : Optional.ofNullable(earlier.get("memory")).map(Long::parseLong).orElseGet(Memory::usual));
    }
}
