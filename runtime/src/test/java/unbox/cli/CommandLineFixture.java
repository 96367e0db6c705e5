package unbox.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs commands in this process, as a person would on a machine without a terminal, and keeps what they say. */
final class CommandLineFixture {
    static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private final Path folder;

    /** What a command came to. */
    record Outcome(int code, String out, String err) {}

    /** @param folder where scripts are written */
    CommandLineFixture(Path folder) {
        this.folder = folder;
    }

    /** Runs a command. */
    Outcome run(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var console = new Console(new PrintWriter(out, true), new PrintWriter(err, true), false);
        var surroundings = new Main.Surroundings(REPOSITORY, Map.of("HF_HUB_CACHE", folder.resolve("hub").toString()),
                console, false);
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = Main.run(surroundings, words);
        return new Outcome(code, out.toString(), err.toString());
    }

    /** Writes a file of the test's folder. */
    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
