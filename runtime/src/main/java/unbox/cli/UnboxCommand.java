package unbox.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code unbox}: the words it knows. */
@Command(name = "unbox", versionProvider = Version.class, mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND", description = {
        "Experiments on text-to-image models, written as text: a .unbox file says which prompts,",
        "features, regions and edits; unbox makes the pictures, exactly and again.",
        ""}, commandListHeading = "%nCommands:%n", footer = {"", "A first try:", "  unbox new first.unbox",
                "  unbox run first.unbox", "",
                "Exit codes: 0 all went well, 1 it failed, 2 the script or the command is wrong."}, subcommands = {
                        RunCommand.class, CheckCommand.class, PlanCommand.class, FormatCommand.class, NewCommand.class,
                        FeaturesCommand.class, DoctorCommand.class, ServeCommand.class, CompletionCommand.class})
final class UnboxCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(new CommandLine(spec),
                "Say what to do: run, check, plan, fmt, new, features, doctor");
    }
}
