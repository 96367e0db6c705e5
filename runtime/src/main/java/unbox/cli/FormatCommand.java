package unbox.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import unbox.language.format.Formatter;
import unbox.language.problem.Problem;
import unbox.language.syntax.Parser;
import unbox.language.syntax.SyntaxTree;
import unbox.runtime.RunException;
import unbox.runtime.output.AtomicFiles;

/** {@code unbox fmt FILE...}: lays scripts out. */
@Command(name = "fmt", mixinStandardHelpOptions = true, description = {
        "Lays scripts out: indentation, columns, spacing. Comments stay, the meaning too.",
        "A script that cannot be parsed is left as it is."})
final class FormatCommand implements Callable<Integer> {
    private final Main.Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scripts to lay out, in place.")
    private List<Path> files;

    @Option(names = "--check", description = "Change nothing; name the files that are not laid out, and exit with 1 if there are any.")
    private boolean check;

    FormatCommand(Main.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        int changed = 0;
        int broken = 0;
        for (Path file : files) {
            String text = ScriptFile.read(file);
            SyntaxTree tree = Parser.parse(text);
            List<Problem> errors = tree.problems().stream().filter(Problem::isError).toList();
            if (!errors.isEmpty()) {
                new ProblemPrinter(surroundings.console()).print(file, text, errors);
                broken++;
            } else if (!Formatter.format(tree).equals(text)) {
                changed++;
                finish(file, Formatter.format(tree));
            }
        }
        if (broken > 0) {
            return Exit.WRONG;
        }
        return check && changed > 0 ? Exit.FAILED : Exit.GOOD;
    }

    private static void write(Path file, String text) {
        try {
            AtomicFiles.write(file, text);
        } catch (IOException failed) {
            throw new RunException("cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    private void finish(Path file, String formatted) {
        if (check) {
            surroundings.console().out().println(file + " is not laid out; `unbox fmt " + file + "` does it");
        } else {
            write(file, formatted);
            surroundings.console().out().println("laid out " + file);
        }
    }
}
