package unbox.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import unbox.language.Analysis;
import unbox.language.catalog.CatalogSource;
import unbox.language.plan.Overrides;
import unbox.language.problem.Severity;

/** {@code unbox check FILE...}: what is wrong with scripts, without running anything. */
@Command(name = "check", mixinStandardHelpOptions = true, description = {
        "Reads scripts and says what is wrong with them, where, and what to write instead. Runs nothing.", "",
        "  unbox check examples/*.unbox"})
final class CheckCommand implements Callable<Integer> {
    private final Main.Surroundings surroundings;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Scripts to check.")
    private List<Path> files;

    @Option(names = "--json", description = "Print the problems as JSON, for other programs.")
    private boolean json;

    CheckCommand(Main.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        CatalogSource source = Sources.of(surroundings);
        ProblemPrinter printer = new ProblemPrinter(surroundings.console());
        JsonArray all = new JsonArray();
        int errors = 0;
        int warnings = 0;
        for (Path file : files) {
            String text = ScriptFile.read(file);
            Analysis analysis = Analysis.of(file.toAbsolutePath().normalize(), text, source, Overrides.NONE);
            if (json) {
                all.addAll(ProblemPrinter.json(file, text, analysis.problems()));
            } else {
                printer.print(file, text, analysis.problems());
            }
            errors += count(analysis, Severity.ERROR);
            warnings += count(analysis, Severity.WARNING);
        }
        if (json) {
            surroundings.console().out()
                    .println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(all));
        } else {
            surroundings.console().err().println(summary(errors, warnings));
        }
        return errors > 0 ? Exit.WRONG : Exit.GOOD;
    }

    private static int count(Analysis analysis, Severity severity) {
        return (int) analysis.problems().stream().filter(problem -> problem.severity() == severity).count();
    }

    private String summary(int errors, int warnings) {
        String checked = Words.count(files.size(), "script") + " checked: ";
        Console console = surroundings.console();
        if (errors == 0 && warnings == 0) {
            return checked + console.paint(Console.Ink.GOOD, "nothing is wrong");
        }
        return checked + Words.count(errors, "error") + ", " + Words.count(warnings, "warning");
    }
}
