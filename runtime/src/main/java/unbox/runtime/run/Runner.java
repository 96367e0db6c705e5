package unbox.runtime.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import unbox.language.catalog.file.BrokenFileException;
import unbox.language.plan.ExperimentPlan;
import unbox.language.plan.Plan;
import unbox.runtime.manifest.Manifest;

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
            options.repeats().ifPresent(manifest -> compare(manifest, painter, listener));
            var runners = plan.experiments().stream()
                    .map(experiment -> new ExperimentRunner(only(plan, experiment), painter, listener, options))
                    .toList();
            runners.forEach(ExperimentRunner::makeRoom);
            int all = plan.experiments().stream().mapToInt(experiment -> experiment.runs().size()).sum();
            listener.hear(new RunListener.Started(plan.pictures(), all - plan.pictures()));
            List<ExperimentResult> results = new ArrayList<>();
            for (ExperimentRunner runner : runners) {
                ExperimentResult result = runner.run();
                listener.hear(new RunListener.ExperimentDone(result));
                results.add(result);
            }
            return new RunResult(results, unlike(results, options, listener));
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

    private static Plan only(Plan plan, ExperimentPlan experiment) {
        return new Plan(plan.script(), plan.sources(), plan.model(), plan.autoencoders(), plan.dtype(), plan.labels(),
                plan.defaults(), List.of(experiment));
    }

    private static void compare(Manifest manifest, Painter painter, RunListener listener) {
        manifest.checkMasks();
        manifest.differences(painter)
                .forEach(difference -> listener
                        .hear(new RunListener.Warning("Since the manifest was written, " + difference
                                + ": the pictures may differ.")));
    }

    /** The pictures that are not those of the manifest that is repeated. */
    private static List<Path> unlike(List<ExperimentResult> results, RunOptions options, RunListener listener) {
        if (options.repeats().isEmpty()) {
            return List.of();
        }
        Manifest then = options.repeats().get();
        Manifest now = Manifest.read(results.getFirst().manifest());
        List<Path> unlike = now.pictures().stream().filter(entry -> entry.path().isPresent()
                && !entry.pixels().equals(then.pictures().get(entry.run()).pixels()))
                .map(entry -> entry.path().get()).toList();
        int all = results.getFirst().pictures().size();
        listener.hear(unlike.isEmpty()
                ? new RunListener.Note(
                        "The manifest's pictures came out again, bit for bit: " + all + " of " + all + ".")
                : new RunListener.Warning(unlike.size() + " of " + all + " pictures differ from the manifest's."));
        return unlike;
    }
}
