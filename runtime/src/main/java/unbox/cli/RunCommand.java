package unbox.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import unbox.language.catalog.Catalog;
import unbox.language.catalog.CatalogSource;
import unbox.language.plan.Plan;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.run.EventJson;
import unbox.runtime.run.PlanSources;
import unbox.runtime.run.RunListener;
import unbox.runtime.run.RunOptions;
import unbox.runtime.run.RunResult;
import unbox.runtime.run.Runner;
import unbox.runtime.run.SdxlPainter;
import unbox.runtime.run.StoppedException;
import unbox.runtime.store.Interrupted;
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

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A script, or the manifest.json of an earlier run.")
    private Path file;

    @Mixin
    private SettingsOption settings;

    @Mixin
    private ComputeOption compute;

    @Mixin
    private EarlierOption earlier;

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
        earlier.check();
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
    private record Job(Plan plan, Catalog catalog, Optional<Manifest> repeats) {

        RunOptions options() {
            RunOptions options = RunOptions.DEFAULT.knowing(catalog);
            return repeats.map(options::repeating).orElse(options);
        }

        /** With what the run was computed that is repeated, or gone on with. */
        Map<String, String> before(boolean resumes) {
            return resumes
                    ? plan.experiments().stream().map(experiment -> Store.open(experiment.folder()).interrupted())
                            .flatMap(Optional::stream).map(Interrupted::settings).findFirst().orElse(Map.of())
                    : repeats.map(Manifest::environment).orElse(Map.of());
        }
    }

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
        ComputeOption.Compute with = compute.or(job.before(earlier.resumes()));
        with.machine().require(job.plan().model().written(),
                PlanSources.find(job.plan(), source).needs(job.plan().dtype()).weights());
        try (StopSignal stop = new StopSignal();
                RunProgress progress = new RunProgress(surroundings, quiet || json);
                PyTorch torch = PyTorch.open(with.device(), with.threads(), progress::say);
                SdxlPainter painter = SdxlPainter.open(job.plan(), source, torch, new ScriptedKernels(torch.manager()),
                        0, progress::say)) {
            progress.say(Words.count(job.plan().pictures(), "picture") + " with " + job.plan().model().written()
                    + " on "
                    + painter.environment().get("device") + ", " + painter.environment().get("threads") + " threads");
            RunListener listener = json ? this::print : progress;
            try {
                return Runner.run(job.plan(), painter, listener,
                        earlier.apply(job.options()).within(with.memory()).on(with.machine())
                                .until(stop::isAsked));
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
        List<String> words = spec.root().commandLine().getParseResult().originalArgs().stream().skip(1)
                .filter(word -> !word.equals("--resume") && !word.equals("--fresh"))
                .map(word -> word.contains(" ") ? '"' + word + '"' : word).toList();
        surroundings.console().err()
                .println("Stopped. What was finished is kept; go on with: unbox run --resume "
                        + String.join(" ", words));
    }
}
