package unbox.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
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
import unbox.runtime.run.EventJson;
import unbox.runtime.run.RunListener;
import unbox.runtime.run.RunOptions;
import unbox.runtime.run.RunResult;
import unbox.runtime.run.Runner;
import unbox.runtime.run.SdxlPainter;
import unbox.runtime.run.StoppedException;
import unbox.runtime.store.Store;
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

    @Option(names = "--memory", paramLabel = "M", description = "How much memory to use, such as 800M or 4G. Without it: half of the machine's.")
    private String memory;

    @Option(names = "--resume", description = "Go on with a run that was stopped, as it was begun; begin none.")
    private boolean resume;

    @Option(names = "--fresh", description = "Make every picture again, also those that are there already.")
    private boolean fresh;

    @Option(names = "--prune", description = "Remove files of earlier runs that the script does not make any more.")
    private boolean prune;

    @Option(names = "--wait", description = "Where another run is writing into the same folder, wait for it.")
    private boolean wait;

    @Option(names = "--overwrite", description = "Replace other pictures that are in the way, instead of setting them aside.")
    private boolean overwrite;

    @Option(names = {"-y", "--yes"}, description = "Do not ask before making more than " + MANY + " pictures.")
    private boolean yes;

    @Option(names = "--open", description = "Show the grid when it is done.")
    private boolean open;

    @Option(names = {"-q", "--quiet"}, description = "Only problems and the last summary.")
    private boolean quiet;

    @Option(names = "--json", description = "Print every event as a line of JSON, for other programs.")
    private boolean json;

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
        if (resume && fresh) {
            throw new UsageException(
                    "--resume goes on with what is there, and --fresh makes it again: say one of them");
        }
        askIfMany(job.plan());
        Runner.checkOutputs(job.plan());
        try {
            return report(run(job, source), Duration.ofNanos(System.nanoTime() - started));
        } catch (StoppedException stopped) {
            return Exit.STOPPED;
        }
    }

    private int report(RunResult result, Duration took) {
        if (!json) {
            new RunSummary(surroundings.console()).print(result, took);
        }
        if (open) {
            Opener.open(result, surroundings.console());
        }
        return result.isGood() ? Exit.GOOD : Exit.FAILED;
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
        Map<String, String> then = resume ? settingsOfStopped(job.plan()) : Map.of();
        try (StopSignal stop = new StopSignal();
                RunProgress progress = new RunProgress(surroundings, quiet || json);
                PyTorch torch = PyTorch.open(deviceFor(job, then), threadsFor(job, then), progress::say);
                SdxlPainter painter = SdxlPainter.open(job.plan(), source, torch, new ScriptedKernels(torch.manager()),
                        0, progress::say)) {
            progress.say(Words.count(job.plan().pictures(), "picture") + " with " + job.plan().model().written()
                    + " on "
                    + painter.environment().get("device") + ", " + painter.environment().get("threads") + " threads");
            RunListener listener = json ? this::print : progress;
            try {
                return Runner.run(job.plan(), painter, listener, options(job, then).until(stop::isAsked));
            } catch (StoppedException stopped) {
                progress.end();
                sayHowToGoOn();
                throw stopped;
            }
        }
    }

    private void print(RunListener.Event event) {
        surroundings.console().out().println(EventJson.of(event));
    }

    private void sayHowToGoOn() {
        surroundings.console().err()
                .println("Stopped. What was finished is kept; go on with: unbox run --resume " + file);
    }

    private RunOptions options(Job job, Map<String, String> then) {
        RunOptions options = RunOptions.DEFAULT.knowing(job.catalog())
                .with(new RunOptions.Earlier(fresh, overwrite, prune)).within(memoryFor(then));
        options = job.repeats().isPresent() ? options.repeating(job.repeats().get()) : options;
        options = resume ? options.resuming() : options;
        return wait ? options.waiting() : options;
    }

    /** How a run was asked for that is gone on with. */
    private static Map<String, String> settingsOfStopped(Plan plan) {
        return plan.experiments().stream().map(experiment -> Store.open(experiment.folder()).interrupted())
                .flatMap(Optional::stream).map(Store.Interrupted::settings).findFirst().orElse(Map.of());
    }

    /** A repeated run computes where and with as many threads as the first, unless the person says otherwise. */
    private String deviceFor(Job job, Map<String, String> then) {
        return device != null ? device
                : job.repeats().map(manifest -> manifest.environment().get("device"))
                        .orElse(then.getOrDefault("device", "cpu"));
    }

    private int threadsFor(Job job, Map<String, String> then) {
        return threads != null ? threads
                : Integer.parseInt(job.repeats().map(manifest -> manifest.environment().get("threads"))
                        .orElse(then.getOrDefault("threads", "0")));
    }

    private long memoryFor(Map<String, String> then) {
        return memory != null ? Memory.parse(memory)
                : Optional.ofNullable(then.get("memory")).map(Long::parseLong).orElseGet(Memory::usual);
    }
}
