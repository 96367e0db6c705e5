package unbox.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.model.Facts;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Plan;
import unbox.runtime.RunException;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.manifest.Manifest.PictureEntry;
import unbox.runtime.run.RunListener.ExperimentDone;
import unbox.runtime.run.RunListener.Note;
import unbox.runtime.run.RunListener.Started;
import unbox.runtime.run.RunListener.Warning;
import unbox.runtime.share.Batch;
import unbox.runtime.share.Passes;
import unbox.runtime.share.Sharing;

/** Runs plans: paints every picture, then writes what each experiment asks for beside them. */
public final class Runner {
    private Runner() {}

    /**
     * Runs a plan. Experiments run one after the other, each in batches that depend on it alone, so that a picture does not
     * depend on which experiments run with it.
     *
     * @param painter holds the plan's model; stays open
     * @param listener hears of each picture as soon as its file is there
     * @throws RunException where something goes wrong that a person can mend; what is finished stays
     * @throws StoppedException where the options say so; what is finished stays
     */
    public static RunResult run(Plan plan, Painter painter, RunListener listener, RunOptions options) {
        RunListener oneByOne = oneByOne(listener);
        List<ExperimentRunner> runners = new ArrayList<>();
        try {
            checkOutputs(plan);
            manifests(plan, painter, oneByOne, options)
                    .forEach(manifest -> runners.add(new ExperimentRunner(manifest, painter, oneByOne, options)));
            List<Job> jobs = runners.stream().map(ExperimentRunner::prepare).toList();
            List<Batch> batches = jobs.stream().flatMap(job -> job.batches().values().stream()).toList();
            requireMemory(plan, batches, painter, options);
            Predicate<Facts> missing = facts -> jobs.stream().anyMatch(job -> job.missing().contains(facts));
            RunWatch watch = start(plan, jobs, Passes.shared(batches, missing, painter.needs().blocks()), painter,
                    oneByOne,
                    options);
            List<ExperimentResult> results = runners.stream().map(runner -> finish(runner, watch, oneByOne)).toList();
            List<Path> unlike = options.repeats().map(then -> unlike(then, results.getFirst(), oneByOne))
                    .orElse(List.of());
            return new RunResult(results, unlike);
        } catch (BrokenFileException broken) {
            throw new RunException(broken.getMessage(), broken);
        } finally {
            runners.forEach(ExperimentRunner::close);
        }
    }

    /** The weights are there already. */
    private static void requireMemory(Plan plan, List<Batch> batches, Painter painter, RunOptions options) {
        long peak = batches.stream().mapToLong(batch -> Sharing.peak(batch, painter.needs())).max().orElse(0);
        options.machine().require("painting with " + plan.model().written(), peak);
    }

    private static RunListener oneByOne(RunListener listener) {
        Object turn = new Object();
        return event -> {
            synchronized (turn) {
                listener.hear(event);
            }
        };
    }

    private static RunWatch start(Plan plan, List<Job> jobs, Passes passes, Painter painter, RunListener listener,
            RunOptions options) {
        int all = plan.experiments().stream().mapToInt(experiment -> experiment.runs().size()).sum();
        int taken = plan.experiments().stream().flatMap(experiment -> experiment.runs().stream())
                .filter(run -> jobs.stream().anyMatch(job -> job.taken().containsKey(run.facts()))).toList().size();
        List<Facts> missing = jobs.stream().flatMap(job -> job.missing().stream()).toList();
        listener.hear(new Started(plan.pictures(), all - plan.pictures(), taken, passes,
                Passes.alone(missing, painter.needs().blocks())));
        return new RunWatch(passes, options.stopped(), listener);
    }

    private static ExperimentResult finish(ExperimentRunner runner, RunWatch watch, RunListener listener) {
        ExperimentResult result = runner.run(watch);
        listener.hear(new ExperimentDone(result));
        return result;
    }

    /**
     * Tries whether everything can be written where the plan says. {@link #run} does so too; who loads a large model first
     * can ask before.
     *
     * @throws RunException that names the folder, and why
     */
    public static void checkOutputs(Plan plan) {
        plan.experiments().forEach(experiment -> new OutputFolder(experiment).checkWritable());
    }

    private static List<Manifest> manifests(Plan plan, Painter painter, RunListener listener, RunOptions options) {
        // Hashing large weights takes a while: once for all experiments.
        Map<String, String> environment = painter.environment();
        Map<String, String> weights = painter.hashes();
        options.repeats().ifPresent(then -> {
            then.checkMasks();
            then.differences(environment, weights).forEach(difference -> listener.hear(new Warning(difference
                    + ": the pictures may differ.")));
        });
        return plan.experiments().stream()
                .map(experiment -> Manifest.draft(only(plan, experiment), environment, weights)).toList();
    }

    private static Plan only(Plan plan, ExperimentPlan experiment) {
        return new Plan(plan.script(), plan.sources(), plan.model(), plan.autoencoders(), plan.dtype(), plan.labels(),
                plan.defaults(), List.of(experiment));
    }

    /** The pictures that are not those of the manifest that was repeated. */
    private static List<Path> unlike(Manifest then, ExperimentResult result, RunListener listener) {
        List<Path> unlike = new ArrayList<>();
        for (PictureEntry now : Manifest.read(result.manifest()).pictures()) {
            if (!now.pixels().equals(then.pictures().get(now.run()).pixels())) {
                now.path().ifPresent(unlike::add);
            }
        }
        int all = result.pictures().size();
        listener.hear(unlike.isEmpty()
                ? new Note("The manifest's pictures came out again, bit for bit: " + all + " of " + all + ".")
                : new Warning(unlike.size() + " of " + all + " pictures differ from the manifest's."));
        return unlike;
    }
}
