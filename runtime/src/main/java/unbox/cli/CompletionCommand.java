package unbox.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code unbox completion}: the text that teaches a shell to complete the commands. */
@Command(name = "completion", mixinStandardHelpOptions = true, description = {
        "Prints what teaches bash and zsh to complete unbox's commands and options.", "",
        "  source <(unbox completion)"})
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        out.print(AutoComplete.bash("unbox", spec.root().commandLine()));
        out.flush();
    }
}
