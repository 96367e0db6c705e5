package unbox.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import unbox.runtime.RunException;

/** The command line. {@link #run} is the whole of it; {@link #main} only adds the process around it. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        boolean terminal = System.console() != null;
        boolean colour = terminal && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        Path home = Path.of(System.getProperty("unbox.home", ".")).toAbsolutePath().normalize();
        int code = run(new Surroundings(home, System.getenv(), new Console(out, err, colour), terminal), arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Runs one command.
     *
     * @return the exit code: see {@link Exit}
     */
    public static int run(Surroundings surroundings, String... arguments) {
        Console console = surroundings.console();
        return new CommandLine(new UnboxCommand(), new CommandFactory(surroundings)).setOut(console.out())
                .setErr(console.err()).setCaseInsensitiveEnumValuesAllowed(true)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(new UsageHandler(console))
                .setExecutionExceptionHandler((exception, command, parsed) -> report(exception, surroundings))
                .execute(arguments);
    }

    private static int report(Exception exception, Surroundings surroundings) {
        Console console = surroundings.console();
        switch (exception) {
            case UsageException wrong -> {
                console.fail(wrong.getMessage());
                return Exit.WRONG;
            }
            case RunException failed -> {
                console.fail(failed.getMessage());
                return Exit.FAILED;
            }
            default -> {
                console.fail("this should not have happened: " + exception);
                if (surroundings.environment().containsKey("UNBOX_DEBUG")) {
                    exception.printStackTrace(console.err());
                } else {
                    console.err().println("Please report it with the script and the output of `unbox doctor`;"
                            + " UNBOX_DEBUG=1 shows where it happened.");
                }
                return Exit.FAILED;
            }
        }
    }

    /**
     * What a command may know of the world.
     *
     * @param home the folder of the launcher, which holds {@code models}
     * @param terminal whether a person sees the output and can answer
     */
    public record Surroundings(Path home, Map<String, String> environment, Console console, boolean terminal) {

        Path models() {
            return home.resolve("models");
        }
    }
}
