package unbox.runtime.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Other processes on this machine that paint with Unbox. */
final class OtherRunners {
    private static final Path PROCESSES = Path.of("/proc");
    private static final Pattern PAINTS = Pattern.compile("unbox\\.cli\\.Main[\\x00 ](serve|run)\\b");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private OtherRunners() {}

    /** Each as {@code process 1234 (3200 MB)}; none where the system does not tell. */
    static List<String> told() {
        return ProcessHandle.allProcesses().filter(each -> each.pid() != ProcessHandle.current().pid())
                .filter(OtherRunners::paints).map(OtherRunners::told).sorted().toList();
    }

    private static boolean paints(ProcessHandle process) {
        String command = read(process, "cmdline");
        return PAINTS.matcher(command.isEmpty() ? process.info().commandLine().orElse("") : command).find();
    }

    private static String told(ProcessHandle process) {
        OptionalLong memory = memory(process);
        return "process " + process.pid()
                + (memory.isPresent() ? " (" + MachineMemory.megabytes(memory.getAsLong()) + ")" : "");
    }

    private static OptionalLong memory(ProcessHandle process) {
        Matcher resident = RESIDENT.matcher(read(process, "status"));
        return resident.find() ? OptionalLong.of(1024 * Long.parseLong(resident.group(1))) : OptionalLong.empty();
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(PROCESSES.resolve(String.valueOf(process.pid())).resolve(file));
        } catch (IOException none) {
            return "";
        }
    }
}
