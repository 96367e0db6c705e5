package unbox.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Plan;
import unbox.runtime.manifest.Manifest;
import unbox.runtime.manifest.Manifest.PictureEntry;
import unbox.runtime.run.RunListener.ExperimentDone;
import unbox.runtime.run.RunListener.Note;
import unbox.runtime.run.RunListener.Started;
import unbox.runtime.run.RunListener.Warning;

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
     */
    public static RunResult run(Plan plan, Painter painter, RunListener listener, RunOptions options) {
        try {
            checkOutputs(plan);
            List<ExperimentRunner> runners = prepare(plan, painter, listener, options);
            int all = plan.experiments().stream().mapToInt(experiment -> experiment.runs().size()).sum();
            listener.hear(new Started(plan.pictures(), all - plan.pictures()));
            List<ExperimentResult> results = new ArrayList<>();
            for (ExperimentRunner runner : runners) {
                ExperimentResult result = runner.run();
                listener.hear(new ExperimentDone(result));
                results.add(result);
            }
            List<Path> unlike = options.repeats().map(then -> unlike(then, results.getFirst(), listener))
                    .orElse(List.of());
            return new RunResult(results, unlike);
        } catch (BrokenFileException broken) {
            throw new RunException(broken.getMessage(), broken);
        }
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

    private static List<ExperimentRunner> prepare(Plan plan, Painter painter, RunListener listener,
            RunOptions options) {
        // Hashing large weights takes a while: once for all experiments.
        Map<String, String> environment = painter.environment();
        Map<String, String> weights = painter.hashes();
        options.repeats().ifPresent(then -> {
            then.checkMasks();
            then.differences(environment, weights).forEach(difference -> listener.hear(new Warning(difference
                    + ": the pictures may differ.")));
        });
        List<ExperimentRunner> runners = new ArrayList<>();
        for (ExperimentPlan experiment : plan.experiments()) {
            Manifest manifest = Manifest.draft(only(plan, experiment), environment, weights);
            runners.add(new ExperimentRunner(manifest, painter, listener, options));
        }
        runners.forEach(ExperimentRunner::makeRoom);
        return runners;
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
