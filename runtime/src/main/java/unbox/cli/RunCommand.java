package unbox.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.CatalogSource;
import unbox.language.plan.Plan;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.run.RunOptions;
import unbox.runtime.run.RunResult;
import unbox.runtime.run.Runner;
import unbox.runtime.run.SdxlPainter;
import unbox.runtime.tensor.PyTorch;
import unbox.runtime.tensor.ScriptedKernels;

/** {@code unbox run FILE}: makes the pictures that a script describes, or those of a manifest again. */
@Command(name = "run", mixinStandardHelpOptions = true, description = {
        "Makes the pictures that a script describes, with a grid, tables and a manifest.", "",
        "  unbox run examples/sky.unbox", "  unbox run sky.unbox --only sky --set seed=7 --out /tmp/sky",
        "  unbox run out/sky/sky/manifest.json   repeats a run bit for bit", ""})
final class RunCommand implements Callable<Integer> {
    /** More pictures than this are asked about first. */
    static final int MANY = 500;

    private final Main.Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "A script, or the manifest.json of an earlier run.")
    private Path file;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--device", paramLabel = "D", description = "cpu, cuda or cuda:1. Without it: cpu.")
    private String device;

    @Option(names = "--threads", paramLabel = "N", description = "Threads of one operator on the CPU. Without it: as many as there are processors.")
    private Integer threads;

    @Option(names = "--overwrite", description = "Replace earlier results of another script, instead of setting them aside.")
    private boolean overwrite;

    @Option(names = {"-y", "--yes"}, description = "Do not ask before making more than " + MANY + " pictures.")
    private boolean yes;

    @Option(names = "--open", description = "Show the grid when it is done.")
    private boolean open;

    @Option(names = {"-q", "--quiet"}, description = "Only problems and the last summary.")
    private boolean quiet;

    RunCommand(Main.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        long started = System.nanoTime();
        CatalogSource source = Sources.of(surroundings);
        Job job = file.toString().endsWith(".json") ? repeat() : script(source);
        if (threads != null && threads < 1) {
            throw new UsageException("--threads " + threads + ": at least 1 is needed");
        }
        askIfMany(job.plan());
        Runner.checkOutputs(job.plan());
        RunResult result = run(job, source);
        new RunSummary(surroundings.console()).print(result, Duration.ofNanos(System.nanoTime() - started));
        if (open) {
            Opener.open(result, surroundings.console());
        }
        return result.broken().isEmpty() && result.unlike().isEmpty() ? Exit.GOOD : Exit.FAILED;
    }

    /** What is to be run. */
    private record Job(Plan plan, Catalog catalog, Optional<Manifest> repeats) {}

    private Job script(CatalogSource source) {
        var checked = CheckedScript.read(file, source, settings.overrides(), surroundings.console(), quiet);
        return new Job(checked.plan(), checked.catalog(), Optional.empty());
    }

    private Job repeat() {
        settings.requireOnlyOut();
        Manifest manifest = Manifest.read(file);
        Plan plan = settings.overrides().out().map(manifest::planIn).orElse(manifest.plan());
        return new Job(plan, Catalog.UNKNOWN, Optional.of(manifest));
    }

    private void askIfMany(Plan plan) {
        if (plan.pictures() <= MANY || yes) {
            return;
        }
        String many = "This makes " + Words.count(plan.pictures(), "picture") + ".";
        if (!surroundings.terminal()) {
            throw new UsageException(many + " Say --yes if that is meant.");
        }
        surroundings.console().err().print(many + " Go on? [y/N] ");
        surroundings.console().err().flush();
        String answer = System.console().readLine();
        if (answer == null || !answer.strip().toLowerCase(java.util.Locale.ROOT).startsWith("y")) {
            throw new UsageException("nothing was made");
        }
    }

    private RunResult run(Job job, CatalogSource source) {
        try (RunProgress progress = new RunProgress(surroundings, quiet);
                PyTorch torch = PyTorch.open(deviceFor(job), threadsFor(job), progress::say);
                SdxlPainter painter = SdxlPainter.open(job.plan(), source, torch, new ScriptedKernels(torch.manager()),
                        0, progress::say)) {
            progress.say(Words.count(job.plan().pictures(), "picture") + " with " + job.plan().model().written()
                    + " on "
                    + painter.environment().get("device") + ", " + painter.environment().get("threads") + " threads");
            return Runner.run(job.plan(), painter, progress, new RunOptions(job.catalog(), overwrite, job.repeats()));
        }
    }

    /** A repeated run computes where and with as many threads as the first, unless the person says otherwise. */
    private String deviceFor(Job job) {
        String then = job.repeats().map(manifest -> manifest.environment().get("device")).orElse("cpu");
        return device != null ? device : then;
    }

    private int threadsFor(Job job) {
        int then = job.repeats().map(manifest -> Integer.parseInt(manifest.environment().get("threads"))).orElse(0);
        return threads != null ? threads : then;
    }
}
