package unbox.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A disk that is full after a few pictures: a small file system in memory where the machine lets one be mounted, else a limit
 * on the size of a file, which makes writing the larger ones fail likewise.
 */
final class SmallDisk implements AutoCloseable {
    private static final int KILOBYTES = 220;

    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static SmallDisk mount(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        boolean mounted = succeeds("mount", "-t", "tmpfs", "-o", "size=" + KILOBYTES + "k", "tmpfs", folder.toString());
        return new SmallDisk(folder, mounted);
    }

    Path folder() {
        return folder;
    }

    /** What the system says when nothing more can be written. */
    String complaint() {
        return mounted ? "No space left on device" : "File too large";
    }

    UnboxProcess.Outcome runFull(Path script) throws IOException, InterruptedException {
        return mounted ? UnboxProcess.run(script, "--out", folder).finish()
                : UnboxProcess.runLimited(8, script, "--out", folder).finish();
    }

    void makeRoom() throws IOException, InterruptedException {
        if (mounted && !succeeds("mount", "-o", "remount,size=20m", folder.toString())) {
            throw new IOException("the disk cannot be made larger");
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            if (mounted && !succeeds("umount", folder.toString())) {
                throw new IOException("the disk cannot be given back");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
