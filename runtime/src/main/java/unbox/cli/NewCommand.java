package unbox.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import unbox.runtime.RunException;

/** {@code unbox new FILE}: a first script, with comments that explain it. */
@Command(name = "new", mixinStandardHelpOptions = true, description = {
        "Writes a commented first script, ready to run. Never overwrites a file."})
final class NewCommand implements Callable<Integer> {
    private final Main.Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The script to write; .unbox is added where it is missing.")
    private Path file;

    NewCommand(Main.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path target = file.toString().endsWith(".unbox") ? file : file.resolveSibling(file.getFileName() + ".unbox");
        try {
            if (target.toAbsolutePath().getParent() != null) {
                Files.createDirectories(target.toAbsolutePath().getParent());
            }
            Files.writeString(target, template(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException exists) {
            throw new UsageException(target + " is there already; choose another name");
        } catch (IOException failed) {
            throw new RunException("cannot write " + target + ": " + failed.getMessage(), failed);
        }
        surroundings.console().out().println("Wrote " + target + ". Next: unbox run " + target);
        return Exit.GOOD;
    }

    static String template() throws IOException {
        try (InputStream text = NewCommand.class.getResourceAsStream("first-script.unbox")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
