package unbox.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Answers a command line that cannot be read: what is wrong in one line, the nearest word, where help is. */
final class UsageHandler implements IParameterExceptionHandler {
    private final Console console;

    UsageHandler(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        console.fail(lowerFirst(exception.getMessage()));
        if (exception instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            if (!near.isEmpty()) {
                console.err().println("Did you mean: " + String.join(", ", near) + "?");
            }
        }
        console.err().println("How it is called: " + command.getCommandSpec().qualifiedName() + " --help");
        return Exit.WRONG;
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
