package unbox.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** {@code unbox run --json} as a process of its own, which can be killed. */
final class UnboxProcess {
    private final Process process;
    private final BufferedReader events;
    private final Path errors;

    /** What it came to. */
    record Outcome(int code, String errors) {}

    private UnboxProcess(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        events = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** @param words of the command line after {@code unbox run --json --threads 1} */
    static UnboxProcess run(Object... words) throws IOException {
        return start(command(words));
    }

    /** The same where no file can grow beyond so many blocks of 512 bytes. */
    static UnboxProcess runLimited(int blocks, Object... words) throws IOException {
        List<String> command = command(words);
        command.addAll(0, List.of("/bin/sh", "-c", "ulimit -f " + blocks + "; exec \"$@\"", "sh"));
        return start(command);
    }

    private static List<String> command(Object... words) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                        "-Dunbox.home=" + CommandLineFixture.REPOSITORY, "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(), "run", "--json", "--threads", "1"));
        for (Object word : words) {
            command.add(word.toString());
        }
        return command;
    }

    private static UnboxProcess start(List<String> command) throws IOException {
        Path errors = Files.createTempFile("unbox", ".txt");
        return new UnboxProcess(new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    /** The next event; empty where there will be none. */
    Optional<JsonObject> next() throws IOException {
        return Optional.ofNullable(events.readLine()).map(line -> JsonParser.parseString(line).getAsJsonObject());
    }

    /** Waits for an event. */
    JsonObject await(Predicate<JsonObject> wanted) throws IOException {
        Optional<JsonObject> event = next();
        while (event.isPresent() && !wanted.test(event.get())) {
            event = next();
        }
        return event.orElseThrow(() -> new AssertionError("it ended before that"));
    }

    static Predicate<JsonObject> painted() {
        return event -> event.get("event").getAsString().equals("picture")
                && event.get("origin").getAsString().equals("painted");
    }

    /** As a power failure would end it. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As Ctrl-C or a closed terminal would end it. */
    void stop() {
        // Unlike the process itself its handle leaves the streams open, so that the last words can be read.
        process.toHandle().destroy();
    }

    /** Holds it in the middle of what it does. */
    void suspend() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    void wake() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid()).start().waitFor();
        if (code != 0) {
            throw new IOException("the process could not be signalled");
        }
    }

    /** Waits until it ends by itself. */
    Outcome finish() throws IOException, InterruptedException {
        while (next().isPresent()) {
            // nobody wants to know
        }
        int code = process.waitFor();
        String said = Files.readString(errors);
        Files.delete(errors);
        return new Outcome(code, said);
    }
}
