package unbox.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import unbox.language.plan.Plan;
import unbox.language.plan.PlanJson;
import unbox.language.plan.PlanPrinter;
import unbox.runtime.run.PlanSources;

/** {@code unbox plan FILE}: the runs of a script and where each picture goes, before anything is computed. */
@Command(name = "plan", mixinStandardHelpOptions = true, description = {
        "Lists the pictures that a script makes, where each goes, and what a run would compute.",
        "Computes nothing."})
final class PlanCommand implements Callable<Integer> {
    private static final int LISTED = 40;

    private final Main.Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "A script.")
    private Path file;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--json", description = "Print the plan as JSON, for other programs.")
    private boolean json;

    @Option(names = "--all", description = "List every picture, not only the first of each experiment.")
    private boolean all;

    @Option(names = "--memory", paramLabel = "M", description = "How much memory a run may use, such as 800M or 4G. Without it: half of the machine's.")
    private String memory;

    PlanCommand(Main.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Console console = surroundings.console();
        var checked = CheckedScript.read(file, Sources.of(surroundings), settings.overrides(), console, false);
        if (json) {
            console.out().println(PlanJson.toJson(checked.plan()));
        } else {
            console.out().print(new PlanPrinter(Path.of(""), all ? Integer.MAX_VALUE : LISTED).print(checked.plan()));
            sharing(checked.plan()).forEach(console.out()::println);
        }
        console.out().flush();
        return Exit.GOOD;
    }

    private List<String> sharing(Plan plan) {
        var needs = PlanSources.find(plan, Sources.of(surroundings)).needs(plan.dtype());
        return SharingText.lines(plan, needs, memory == null ? Memory.usual() : Memory.parse(memory));
    }
}
